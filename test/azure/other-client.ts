/** Somebody at a portal: a client of ARM that is not ours, for what others do to resources, and for what Azure itself says of them. */
import { subscriptionId } from './emulated.ts'

export const otherClient = async () => {
  const [{ ResourceManagementClient }, { DefaultAzureCredential }] = await Promise.all([
    import('@azure/arm-resources'),
    import('@azure/identity'),
  ])
  return new ResourceManagementClient(new DefaultAzureCredential(), subscriptionId).resources
}
