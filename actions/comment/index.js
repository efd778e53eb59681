import { main } from '../../dist/index.js'

main('comment', import.meta.dirname)
