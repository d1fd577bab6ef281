import { useEffect, useState } from 'preact/hooks'
import type { AgencyTallyReply } from '#contract/cases.ts'
import type { Clerk } from '../clerk.ts'
import { words } from './words.ts'

/** What each agent was asked to carry this year, and what came of it; for those who see everybody's cases. */
export function Tally({ clerk }: { clerk: Clerk }) {
  const [agents, show] = useState<AgencyTallyReply['agents']>([])
  const state = clerk.session.state.value
  const maySee = state.at === 'signed-in' && state.session.permissions.includes('case.all')
  const year = clerk.clock.wall.value?.day.slice(0, 4)
  useEffect(() => {
    async function read(of: string): Promise<void> {
      const params = { from: `${of}-01-01`, until: `${of}-12-31` }
      const reply = await clerk.api.ask('GET /api/agency/tally?from=:from&until=:until', { params })
      if (reply.at === 'ok') show(reply.value.agents)
    }
    if (maySee && year !== undefined) void read(year)
  }, [maySee, year])
  if (agents.length === 0) return null
  return (
    <table class="tally">
      <caption>{words.tally.title}</caption>
      <thead>
        <tr>
          {words.tally.columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {agents.map(({ name, entrusted, delivered, archived, satisfied, dissatisfied }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {[entrusted, delivered, archived, satisfied, dissatisfied].map((count, place) => (
              <td key={place}>{count}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
