import { mkdirSync, statfsSync } from 'node:fs'

/** File systems of other machines, by the number that the system calls them (`statfs(2)`). SQLite's locks do not hold there. */
const networkShares = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0x564c, 'NCP'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
])

/** Makes the folder if need be; refuses one that is not of this machine. */
export function makeLocalFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const share = networkShares.get(statfsSync(folder).type >>> 0)
  if (share !== undefined)
    throw new Error(
      `'${folder}' is on a network share (${share}), where the embedded engine cannot keep jobs safe: name a folder on a ` +
        'disk of this machine, or use postgres(url)',
    )
}
