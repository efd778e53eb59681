/** The certificate in which an intermediate waits that is to follow: a name of its own, so that nothing that reads the one in use can take it. */
export const comingCertificate = (certificate: string): string => `${certificate}-next`
