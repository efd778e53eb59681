import { main } from '../../dist/index.js'

main('verify-tls-inspection', import.meta.dirname)
