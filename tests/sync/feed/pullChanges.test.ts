import { beforeEach, describe, expect, it } from 'vitest'
import { pullChanges } from '#sync/feed/pullChanges.ts'
import type { SignedIn } from '#sync/protocol/Access.ts'
import { PaperCaseload } from '#tests/support/fakes/PaperCaseload.ts'
import { PaperOffice } from '#tests/support/fakes/PaperOffice.ts'
import { signedInAs } from '#tests/support/signedIn.ts'

describe('following the feed', () => {
  let office: PaperOffice
  let phone: PaperCaseload
  let heard: SignedIn[]
  const isMine = (news: SignedIn) => {
    heard.push(news)
    return Promise.resolve(news.account.id === 'nam')
  }
  const pull = () => pullChanges(phone, office, isMine)

  beforeEach(() => {
    ;[office, phone, heard] = [new PaperOffice(), new PaperCaseload(), []]
    phone.begin('0')
    office.changed.push('hoa', 'bảy', 'tâm')
    office.news = signedInAs('nam')
  })

  it('brings everybody who changed, page after page (S25)', async () => {
    office.mostInAPage = 2
    expect([await pull(), [...phone.people.keys()]]).toMatchObject([{ kind: 'in-step', changed: 3 }, ['hoa', 'bảy', 'tâm']])
  })
  it('hears the account’s news with the first page, and once (S57)', async () => {
    office.mostInAPage = 1
    await pull()
    expect([heard.map(({ account }) => account.id), office.askedForNews]).toEqual([['nam'], [true, false, false]])
  })
  it('lays nothing that came under another person’s session (S57)', async () => {
    office.news = signedInAs('thu')
    expect([await pull(), phone.people.size, await phone.cursor()]).toMatchObject([{ kind: 'trouble', trouble: 'signed-out' }, 0, '0'])
  })
  it('lays nothing when the news it asked for did not come (S57)', async () => {
    office.news = undefined
    expect([await pull(), phone.people.size]).toMatchObject([{ kind: 'trouble', trouble: 'signed-out' }, 0])
  })
  it('asks for no news where nobody hears them', async () => {
    await pullChanges(phone, office)
    expect([office.askedForNews, phone.people.size]).toEqual([[false], 3])
  })
  it('asks nothing before the first download', async () => {
    expect([(await pullChanges(new PaperCaseload(), office, isMine)).kind, office.askedForNews]).toEqual(['nothing-to-follow', []])
  })
  it('passes on that it has to start over (S29)', async () => {
    phone.begin('không đọc được')
    expect(await pull()).toEqual({ kind: 'start-over', reason: 'epoch' })
  })
  it('keeps its place when a page could not be laid (S28)', async () => {
    phone.isBroken = true
    await pull().catch(() => undefined)
    expect([await phone.cursor(), phone.people.size]).toEqual(['0', 0])
  })
})
