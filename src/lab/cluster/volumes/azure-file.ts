/**
 * The Azure Files CSI driver, inline: a share's files, with the account's key from a secret. The real one mounts SMB, so the node must reach
 * TCP 445 of the account; the content comes through the REST interface of the same share. Read once, at the mount.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { types } from '../api/resources.ts'
import { type Fill, MountFailed } from './volume.ts'

const mountFailed = (account: string, share: string, because: string): MountFailed =>
  new MountFailed(
    `rpc error: code = Internal desc = volume(${account}#${share}#) mount //${account}.file.core.windows.net/${share} failed with mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t cifs -o mfsymlinks,actimeo=30,nosharesock,file_mode=0777,dir_mode=0777,<masked> //${account}.file.core.windows.net/${share}\nOutput: ${because}`,
  )

type Client = import('@azure/storage-file-share').ShareDirectoryClient

const copy = async (directory: Client, folder: string): Promise<void> => {
  for await (const item of directory.listFilesAndDirectories()) {
    const path = join(folder, item.name)
    if (item.kind === 'directory') {
      await mkdir(path, { recursive: true, mode: 0o777 })
      await copy(directory.getDirectoryClient(item.name), path)
    } else await writeFile(path, await directory.getFileClient(item.name).downloadToBuffer(), { mode: 0o777 })
  }
}

export const fillAzureFile: Fill = async ({ csi }, folder, pod, world) => {
  const { secretName, shareName } = csi?.volumeAttributes ?? {}
  const namespace = csi?.volumeAttributes?.secretNamespace ?? pod.metadata.namespace
  if (!secretName || !shareName)
    throw new MountFailed('rpc error: code = InvalidArgument desc = secretName and shareName must be set in volumeAttributes')
  const secret = world.store.get(types.secret, namespace, secretName)
  if (!secret) {
    throw new MountFailed(
      `rpc error: code = Internal desc = failed to get secret(${secretName}) in namespace(${namespace}): secrets "${secretName}" not found`,
    )
  }
  const read = (key: string): string =>
    Buffer.from(secret.data?.[key] ?? '', 'base64')
      .toString()
      .trim()
  const [account, key] = [read('azurestorageaccountname'), read('azurestorageaccountkey')]
  if (account === '' || key === '')
    throw new MountFailed(`rpc error: code = InvalidArgument desc = could not get account name or key from secret(${secretName})`)
  const host = `${account}.file.core.windows.net`
  try {
    await world.connectFromNode(pod.spec?.nodeName ?? '', host, 445)
  } catch {
    throw mountFailed(
      account,
      shareName,
      'mount error(2): No such file or directory\nRefer to the mount.cifs(8) manual page (e.g. man mount.cifs) and kernel log messages (dmesg)',
    )
  }
  const { ShareServiceClient, StorageSharedKeyCredential } = await import('@azure/storage-file-share')
  try {
    const service = new ShareServiceClient(`https://${host}`, new StorageSharedKeyCredential(account, key), {
      tlsOptions: { ca: world.roots },
      retryOptions: { maxTries: 1 },
    } as ConstructorParameters<typeof ShareServiceClient>[2])
    await copy(service.getShareClient(shareName).rootDirectoryClient, folder)
  } catch (error) {
    const { statusCode } = error as { statusCode?: number }
    throw mountFailed(
      account,
      shareName,
      statusCode === 403
        ? 'mount error(13): Permission denied'
        : `mount error(2): No such file or directory (${(error as Error).message.split('\n')[0]})`,
    )
  }
  return { readOnly: csi?.readOnly === true }
}
