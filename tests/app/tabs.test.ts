import { describe, expect, it } from 'vitest'
import { coordinator } from '#app/routes/coordinator.ts'
import { isWithin } from '#app/routes/Duty.ts'

const { tabs, routes } = coordinator
const owners = (path: string, where: 'foot' | 'rail'): string[] =>
  tabs
    .filter((tab) => tab.only === undefined || tab.only === where)
    .flatMap((tab) => (tab.to === path || isWithin(tab, path) ? [tab.to] : []))

describe('the coordinator’s tabs', () => {
  it('are four at the foot of a phone, where large letters leave room for no more', () => {
    expect(tabs.filter((tab) => tab.only !== 'rail').map((tab) => tab.to)).toEqual(['/chi-tra', '/qua-tang', '/can-xem-lai', '/them'])
  })
  it.each(['foot', 'rail'] as const)('lead with one of them, at the %s, to every screen of the office', (where) => {
    const paths = routes.map((route) => route.path.replaceAll(':id', '7'))
    expect(paths.filter((path) => owners(path, where).length !== 1)).toEqual([])
  })
})
