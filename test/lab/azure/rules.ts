/** The least rule of each kind that ARM takes. */
export const networkRule = {
  ruleType: 'NetworkRule',
  name: 'r',
  sourceAddresses: ['*'],
  ipProtocols: ['TCP'],
  destinationAddresses: ['*'],
  destinationPorts: ['443'],
}

export const applicationRule = {
  ruleType: 'ApplicationRule',
  name: 'r',
  sourceAddresses: ['*'],
  protocols: [{ protocolType: 'Https', port: 443 }],
  targetFqdns: ['*.example.org'],
}

export const natRule = {
  ruleType: 'NatRule',
  name: 'r',
  sourceAddresses: ['*'],
  ipProtocols: ['TCP'],
  destinationAddresses: ['20.57.1.1'],
  destinationPorts: ['443'],
  translatedAddress: '10.42.1.4',
  translatedPort: '443',
}
