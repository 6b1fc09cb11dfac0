const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook as it leaves: under its file's name, kept by nobody on the way. */
export const workbookAnswer = ({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': WORKBOOK_TYPE, 'content-disposition': `attachment; filename="${fileName}"`, 'cache-control': 'no-store' },
  })
