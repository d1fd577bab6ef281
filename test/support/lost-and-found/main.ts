import { main } from '#daemon/main.ts'
import { lostAndFound } from './lost-and-found.ts'

await main([lostAndFound])
