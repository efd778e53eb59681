import { main } from '../../dist/index.js'

main('fleet-verdict', import.meta.dirname)
