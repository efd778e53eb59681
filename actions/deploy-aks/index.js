import { main } from '../../dist/index.js'

main('deploy-aks', import.meta.dirname)
