import { post } from '../../dist/index.js'

post('provision-firewall')
