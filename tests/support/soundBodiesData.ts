/** What each door is asked in earnest, as the tests' own desks, counters and phones ask it: what is bent of it arrives where somebody reads. */
export const SOUND_BODIES: Readonly<Record<string, readonly string[]>> = {
  'PATCH /api/accounts/:id': [`{"password":"mot mat khau moi"}`, `{"isDisabled":false}`, `{"isDisabled":true}`],
  'POST /api/accounts': [
    `{"username":"dieuphoi.hai","displayName":"Điều phối dieuphoi.hai","role":"coordinator","unitCodes":["26305"],"password":"mat khau rat dai 2026"}`,
    `{"username":"cungluc","displayName":"Cùng Lúc","role":"officer","duties":[],"unitCodes":["26305"],"password":"mot-mat-khau-dai"}`,
    `{"username":"duyet.hai","displayName":"Người duyệt hai","role":"coordinator","duties":["releases"],"unitCodes":["26305"],"password":"mot mat khau moi"}`,
  ],
  'POST /api/authorisations': [
    `{"beneficiaryId":"018d0000-43c8-7d57-876c-41f67714dca1","fullName":"Trần Văn Con","relation":"child","identityTail":"4821","number":"UQ 12","validUntil":"2027-03-11"}`,
    `{"beneficiaryId":"018d0000-0006-7336-82ea-43c28d1947ab","fullName":"Trần Văn Con","relation":"child","identityTail":"4821","number":"12/UQ","validUntil":"2027-03-11","signedOn":"2026-11-21"}`,
  ],
  'POST /api/authorisations/:id/ending': [`{"reason":"Người hưởng rút lại"}`],
  'POST /api/campaigns': [
    `{"name":"Quà Tết Đinh Mùi, người cao tuổi","occasion":"tet","season":"tet-2027","source":{"name":"Ngân sách tỉnh","level":"province"},"startDay":"2027-01-15","endDay":"2027-02-05","listYear":2027,"handover":"both","place":"UBND xã Gia Tân 3","unitCodes":["26305"],"entitlementUnit":"person","limit":"once-in-campaign","photo":"none","signature":"optional","rules":[{"id":"btxh","label":"Quà người hưởng bảo trợ xã hội","criteria":{"programmeCodes":["BTXH"]},"components":[{"kind":"cash","label":"Tiền mặt","amountInDong":500000,"isEstimate":false}]}]}`,
    `{"name":"Quà Tết Đinh Mùi, người cao tuổi","occasion":"health-card","season":"tet-2027","source":{"name":"Ngân sách tỉnh","level":"province"},"startDay":"2027-01-15","endDay":"2027-02-05","listYear":2027,"handover":"both","place":"UBND xã Gia Tân 3","unitCodes":["26305"],"entitlementUnit":"person","limit":"once-in-campaign","photo":"none","signature":"optional","rules":[{"id":"the","label":"Thẻ BHYT","criteria":{},"components":[{"kind":"health-card","label":"Thẻ BHYT","amountInDong":0,"isEstimate":false}]}]}`,
    `{"name":"Quà Tết Đinh Mùi, người cao tuổi","occasion":"health-card","season":"tet-2027","source":{"name":"Ngân sách tỉnh","level":"province"},"startDay":"2027-01-15","endDay":"2027-02-05","listYear":2027,"handover":"both","place":"UBND xã Gia Tân 3","unitCodes":["26305"],"entitlementUnit":"person","limit":"once-in-campaign","photo":"none","signature":"optional","rules":[{"id":"gia-han","label":"gia-han","criteria":{},"components":[{"kind":"health-card","label":"Thẻ BHYT","amountInDong":0,"isEstimate":false}]},{"id":"cap-moi","label":"cap-moi","criteria":{},"components":[{"kind":"health-card","label":"Thẻ BHYT","amountInDong":0,"isEstimate":false}]}]}`,
  ],
  'POST /api/campaigns/:id/candidates': [`{"name":"nguyễn hoa"}`],
  'POST /api/campaigns/:id/closing': [`{"outcome":"returned","reason":"Hết đợt"}`],
  'POST /api/campaigns/:id/lines': [
    `{"lines":[{"beneficiaryId":"018d0000-00e1-7597-806d-43275e36b105"},{"beneficiaryId":"018d0000-0148-7bf1-84f2-e05e62322d10","amountInDong":350000}],"reason":"Sót khi lập danh sách"}`,
    `{"lines":[{"beneficiaryId":"018d0000-0020-722c-85a0-81ac9471e04d"}],"reason":"Thử"}`,
    `{"lines":[{"beneficiaryId":"e7fdd90b-dfa3-46dd-9f1d-5099b4ab9610","amountInDong":100000}],"reason":"Xã đề nghị"}`,
  ],
  'POST /api/campaigns/:id/opening': [`{"list":"empty"}`],
  'POST /api/campaigns/:id/removals': [`{"lineIds":["b08bd58e-2686-46eb-b091-ea213a4f032b"],"outcome":"cut","reason":"Đã mất"}`],
  'POST /api/campaigns/:id/sheets': [`{"unitCode":"26305","note":"Trang 1","photoBase64":"/9j/4AECAwE="}`],
  'POST /api/campaigns/:id/sheets/:sheetId/withdrawal': [`{"reason":"Chụp nhầm tờ của xã khác"}`],
  'POST /api/campaigns/:id/stock': [
    `{"kind":"issued","unitCode":"26305","quantity":1,"note":"Phiếu 12"}`,
    `{"kind":"correction","corrects":"b4a377cb-43be-471f-82b7-2d560d419ecd","note":"Ghi nhầm phiếu"}`,
  ],
  'POST /api/contacts': [`{"unitCode":"26305","phone":"02513867001","officerName":"Chị Thảo","officerPhone":"0912000111"}`],
  'POST /api/enrolment/batches': [
    `{"id":"34046444-2052-419e-aeaa-5dac7bd81505","unitCode":"26305","receiver":"Bưu điện Gia Tân 3","handedDay":"2026-11-20","note":"","beneficiaryIds":["018d0000-00e1-7597-806d-43275e36b105","018d0000-0134-7292-851b-efeb684142f6"]}`,
    `{"id":"fdf2722b-f43c-4069-9657-627f4946c821","unitCode":"26305","receiver":"Bưu điện Gia Tân 3","handedDay":"2026-11-20","note":"","beneficiaryIds":["018d0000-0148-7bf1-84f2-e05e62322d10"]}`,
  ],
  'POST /api/enrolment/batches/:id/answers': [
    `{"answers":[{"beneficiaryId":"018d0000-00e1-7597-806d-43275e36b105","answer":"acknowledged"},{"beneficiaryId":"018d0000-0134-7292-851b-efeb684142f6","answer":"returned","reason":"name-differs"}]}`,
    `{"answers":[{"beneficiaryId":"018d0000-0148-7bf1-84f2-e05e62322d10","answer":"acknowledged"}]}`,
    `{"answers":[{"beneficiaryId":"018d0000-0148-7bf1-84f2-e05e62322d10","answer":"returned","reason":"other"}]}`,
  ],
  'POST /api/enrolment/cash-points': [
    `{"id":"366c030e-1057-46eb-9279-140aabddab05","unitCode":"26305","kind":"atm","name":"Cây ATM Agribank Dốc Mơ","address":"Quốc lộ 20","hours":"cả ngày","feeInDong":1100,"distances":[{"hamlet":"Tân Yên","distanceInMetres":2500}],"isClosed":false}`,
    `{"id":"51eeeb0f-1d4f-4cb5-9f44-31e5e96bf6bd","unitCode":"26305","kind":"atm","name":"Cây ATM Agribank Dốc Mơ","address":"Quốc lộ 20","hours":"cả ngày","feeInDong":1100,"distances":[{"hamlet":"Tân Yên","distanceInMetres":2500}],"isClosed":true}`,
  ],
  'POST /api/enrolment/targets': [`{"unitCode":"26305","shareInTenths":250}`],
  'POST /api/facts': [
    `{"facts":[{"envelopeVersion":1,"header":{"id":"e0aa2299-81eb-432e-bfa4-d15065bbed13","deviceId":"29c4e862-5693-4552-9d05-db2810566e2c","deviceTimeMs":1796102235692,"clockOffsetMs":null,"clockOffsetAgeMs":null,"appVersion":"0","deviceSequence":1,"kind":"payment.made","version":1,"payloadHash":"bc2c11344a432ee792d047f146b7d61fbbafe657b442ed99ef75cddf859eb440","previousHash":"0000000000000000000000000000000000000000000000000000000000000000"},"signature":"gKh+Fd7wvUvio8t9RGuUB+9q7QrWqBBmsrkJQ73iePzWVYwTZ46zkXa63hosx2KSoYnwfsjTPy8SJUQyysGT5w==","ephemeralKey":"BAqHMSogEvQ0+8Cj3Ild34GL9xITJjR5hbuh2D3bb/fQQp3WaGrcfLVVP9XFMeRujRBJ8jITFoEMDOGJqtS1sbI=","sealed":"Nowa5CLuVAUVua1jGI/dfqWUkaP0SeJ1HA08aLHYy3pqiEmgt8DyL98ouw0CPx6yH65ceQUGvW50RJdDWNWBQql2HtsrJS+TGQQzRrXWJnau3Qz9fr17cxSiLfwyyoHDCb+Ebf0MfUkhnhqqQrIIpUZpX3qyFdhlmrlj1dd5fI3MxkcQM8pU/7PpY8LVhFBAMhYPGXkOPqc/ft7RLc+DImt9fJF8+GIfDvHWBedYP/2Y7kpXtsgmXKYe0cLrtFgxiFyNZiL43upEO/UH1Z/MgJJEAfOhbZSe3+x9fEYj3RhzMQ8kV//6sQQzzS6810LG3XC/2IGb+LduI7jGk7B4nWigSWG2+z+r2Cobnc0M3e2KE3Uac79l3nJOJUdQIDd0Mlcbx4IPsVNupDt/Er7vzInFNU5TGERLRDDvRdQdlKnGV5oYr1/UflbXqRCnBVhJPOWFQmsZlyyHFsq8oGH4J6YiHe8yRMs8EKGKSMn8E5iGc0r/BawNBh6lCrgsJE8HKMflUl5ztjmN954UB/7RJ2K2JMf04AfUtlcRBBWTwzs3o8zyKvnb68cFVxJcuk+eewfTLkR1FDF8Ik6HHp+fSichtgZdFNpguSQ="}]}`,
  ],
  'POST /api/join': [
    `{"code":"0123456789012345678901","device":{"id":"018f0000-0000-7000-8000-00000000fff1","signingPublicKey":"BAAA","label":"Android","appVersion":"1.0.0"}}`,
  ],
  'POST /api/pay-points': [`{"unitCode":"26305","name":"Bưu điện xã","address":"Ấp 1","hours":"7 giờ 30","channel":"counter"}`],
  'POST /api/pay-sessions': [
    `{"sessionId":"3e7e22d6-0eba-4c02-ab94-4830c9bf2d09","periodId":"4495e6be-4699-4a0a-ba55-858ebfd494e7","payPointId":"4f288591-3274-4251-8652-6ab296fe63b3","label":"Quầy 1","floatInDong":10000000}`,
    `{"sessionId":"8615d981-1fd1-4aaa-8608-33d620d168a4","periodId":"b8befe2e-71ae-4a32-ac85-77a83b674551","payPointId":"6fc53e8b-9414-4348-83db-f7ec49136828","label":"Quầy 1","floatInDong":10000000,"hamlets":[]}`,
  ],
  'POST /api/pay-sessions/:id/leases': [`{"act":"give-up","hamlets":["Phúc Nhạc 2"]}`],
  'POST /api/people/:id/payee': [
    `{"was":{"kind":"self"},"to":{"kind":"guardian","fullName":"Trần Văn Con","phone":null},"paper":"12/QĐ","countsFrom":"2024-04-01","reason":"Không tự đi được"}`,
  ],
  'POST /api/people/payees/:id/answer': [`{"isConfirmed":true,"reason":"Đã xem giấy"}`],
  'POST /api/people/search': [`{"query":"hoa 1940","unitCodes":["26305"],"after":null}`],
  'POST /api/periods': [`{"months":["2024-06"],"unitCodes":["26314"],"payFrom":"2024-04-05","payUntil":"2024-04-15","roll":"empty"}`],
  'POST /api/periods/:id/candidates': [`{"name":"nguyen thi"}`],
  'POST /api/periods/:id/closing': [`{"carry":true}`, `{"carry":false}`],
  'POST /api/periods/:id/lines': [
    `{"kind":"one-off","label":"Mai táng phí","amountInDong":10000000,"channel":"account","payPointId":null,"reason":"Quyết định mới","beneficiaryId":"018d0000-4877-7312-89fa-b44dac8dffa8","programmeCode":"KHAC"}`,
    `{"kind":"back-pay","label":"Truy lĩnh tháng 12/2023","amountInDong":360000,"channel":"counter","payPointId":"018d0000-48a6-7834-8cd2-0b82eb0db4b8","reason":"Bỏ sót","beneficiaryId":"018d0000-7d17-76c4-8b23-49896b87b8cf"}`,
  ],
  'POST /api/periods/:id/raise': [`{"decision":"Công văn 12/LĐTBXH ngày 28/6/2024","lines":1708,"afterInDong":1334385000}`],
  'POST /api/periods/:id/search': [`{"name":"Bùi Minh Phúc"}`],
  'POST /api/periods/:id/sheets': [`{"unitCode":"26305","note":"Trang 1","photoBase64":"/9j/4AECAwE="}`],
  'POST /api/periods/:id/stops': [`{"lineIds":["c243726c-3495-4eee-add9-371b63a90dd7"],"outcome":"withdrawn","reason":"Gia đình báo"}`],
  'POST /api/periods/:id/throwing-away': [`{"lines":418,"sumInDong":493180000}`],
  'POST /api/photos/:id': [
    `{"offset":0,"totalBytes":1000,"piece":"/9j/HwZMkrDvkRSiErAeaKEkQctd72MeaDvXZcdrEFJIyLDWAN9rckkM7KjCKyLApigPugfSZnw5hgDTMDSANCWQunLDUhKH9cFFedrh5/KNd5at0jOe8aTRnjQSh7G58pTT7P18x/obBVJe3G07FGO2Wfri23JV8lhFXqMuVxBACyDDr9XlSO2k0zF5nqLwNfz7vpicgzoMj0UpyuFbnB/DBc5GCuavNe2M0yDSRsJDXXSaZZODzAYPYK0CnomuHeUWS/TQU/iLb7yyfKPhyHdej/5diwBFwSJKY+ANzRv5LQh/ZhFQQ7lbPMtnwanhKT/ENhf+86khg/CgIBKS4PNpSAowjzshLp/nxTKP7oNd9ZYH7PaVnM0+zz8WIQmDp9bnYeS0dSZtSQAsDzUno6iclMoiTDSYTctl5yZLgb8smcWSCaugDb6H18yMyYTim6JORQYlac0/jIdtzhnVL75tb9tOGD0TKNBoeFCra/aIOn0kt1a51ZVGZVqPSMFcUqU/ulL+8iQfWjYCGwg5NhKyRIxPzmhON2Q5GYMsMobYsANBrAlgm77yedd8XgVIhOvrJxne37PwwLk5OUOF8BMlvIbT1oZYVQ+5srLWzp0NsnJsxf5e0Oy1ZZ8PcPA913VT6iUe3ihopdaf7LasG22i+EUrESHCXbhEi357fhX0h4vPdjSSSjVyy5Dx+gigE0/Y1nHv2PNf2ge0jnCaNx8l7S5zD+nJ28ZpjawDGagxSrHtOlZiHE2byhZZfvnpw9Kf/XQHDcYdkaVF1e03FCPc1V7Eamu6"}`,
  ],
  'POST /api/privacy/incidents': [
    `{"incidentId":"018f0000-0000-7000-8000-0000000e0001","unitCode":"26308","event":"phone-lost","what":"Mất một máy ở chợ","happenedAtMs":null,"noticedAtMs":1796099691763,"data":["identity","place"],"people":120,"harm":"Có thể bị gọi điện lừa đảo","measures":"Đã thu hồi máy","contact":"Nguyễn Thanh Bình, 0251 3867 000"}`,
  ],
  'POST /api/privacy/incidents/:id': [
    `{"act":"notify","atMs":1796103290937,"note":"Gửi Công an tỉnh, số 12/BC"}`,
    `{"act":"close","note":"Đã xong"}`,
  ],
  'POST /api/privacy/people': [`{"name":"Bùi Khánh Vy"}`],
  'POST /api/privacy/requests': [
    `{"requestId":"8d635918-318d-4365-9925-5619d439005d","beneficiaryId":"018d0000-0006-7336-82ea-43c28d1947ab","kind":"erase","way":"letter","receivedOn":"2026-12-01","wish":"Quách Thị Ngàn Sương xin xoá","askedBy":{"kind":"other","fullName":"Ngô Đình Thay","representation":"authorised","paper":"UQ-4711-TAY"}}`,
    `{"requestId":"da94269e-60ec-498c-a00b-ba5da7846959","beneficiaryId":"018d0000-0020-722c-85a0-81ac9471e04d","kind":"see","way":"in-person","receivedOn":"2026-12-01","wish":"Xin xem mình đang hưởng những gì","askedBy":{"kind":"self"}}`,
  ],
  'POST /api/privacy/requests/:id': [
    `{"act":"answer","note":"Đã hẹn ngày"}`,
    `{"act":"refuse","ground":"kept-by-law","note":"Luật Kế toán: giữ chứng từ 10 năm"}`,
  ],
  'POST /api/privacy/requests/:id/erasure': [`{"act":"ask"}`],
  'POST /api/recoveries/:id/ending': [`{"how":"repaid","note":"Phiếu thu số 12"}`],
  'POST /api/reminders': [`{"contact":"mailto:xa@example.vn"}`],
  'POST /api/reviews/:factId/settlement': [`{"decision":"reverse-second","reason":"Đã hỏi hai bên"}`],
  'POST /api/reviews/reports/:factId/settlement': [
    `{"decision":"confirmed","endedOn":null,"reason":"Giấy chứng tử 12"}`,
    `{"decision":"confirmed","endedOn":"2024-04-20","reason":"Giấy chứng tử 12"}`,
  ],
  'POST /api/said-reports/:id': [`{"act":"answer","text":"Tiền còn ở bưu điện, mời bà đến lĩnh."}`],
  'POST /api/second-factor': [`42949672`, `{"displayName":{"day":true,"photoBase64":true,"rules":false}}`],
  'POST /api/second-factor/confirmation': [`{"code":"785648"}`],
  'POST /api/session': [
    `{"username":"canbo.giatan3","password":"sai mat khau","device":{"id":"018f0000-0000-7000-8000-00000000fff1","signingPublicKey":"BAAA","label":"Android","appVersion":"1.0.0"}}`,
  ],
  'POST /api/session/again': [`{"password":"tan-tay-thuc-hanh"}`],
  'POST /api/session/password': [`{"password":"mot cau de nho"}`],
  'POST /api/slip-page': [`{"secret":"AAAAAAAAAAAAAAAAAAAAAA","proof":{"kind":"birth-year","year":1940},"keep":true}`],
  'POST /api/slip-page/again': [`{"returnKeys":["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"]}`],
  'POST /api/slip-page/reminder': [`{"returnKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","phone":null}`],
  'POST /api/slip-page/said': [
    `{"by":{"kind":"slip","secret":"AAAAAAAAAAAAAAAAAAAAAA","proof":{"kind":"birth-year","year":1940}},"report":{"id":"018f0000-0000-7000-8000-00000000fff2","kind":"wrong-amount","month":"2024-03","receivedInDong":400000,"note":"Thiếu"}}`,
  ],
  'POST /api/slips': [
    `{"slipId":"674386ca-9131-4554-8c3b-a723e253b5ec","beneficiaryId":"018d0000-001b-722f-8fd8-fc53be75ba49","forWhom":{"kind":"self"}}`,
    `{"slipId":"674386ca-9131-4554-8c3b-a723e253b5ec","beneficiaryId":"018d0000-001b-722f-8fd8-fc53be75ba49","forWhom":{"kind":"carer","fullName":"Lê Thị Tư","relation":"child","until":"2026-12-06","hasAgreed":true}}`,
    `{"slipId":"abea267e-d32f-4244-9218-b475b802b278","beneficiaryId":"018d0000-0162-7739-8484-edcbfae810a1","forWhom":{"kind":"carer","fullName":"Lê Thị Bé","relation":"child","until":"2027-01-15"}}`,
  ],
  'POST /api/slips/:id/renewal': [`{"expiresOn":"2028-01-01"}`],
  'POST /api/slips/hamlets': [`{"unitCode":"26305","hamlet":"Phúc Nhạc 2"}`],
  'POST /api/tickets/:id': [
    `{"act":"settle","outcome":"right","note":"Đã đối chiếu"}`,
    `{"act":"hand-over","owner":"commune","dueDay":"2024-05-02","note":"Nhờ xã xem quyết định"}`,
  ],
}
