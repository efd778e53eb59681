import { main } from '../../dist/index.js'

main('provision-firewall', import.meta.dirname)
