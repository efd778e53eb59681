export const id = 9118;
export const ids = [9118];
export const modules = {

/***/ 8754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ grantMinutes)
/* harmony export */ });
/** How long a refusal of the data plane may be a grant on its way. Minutes: long after a grant was just made, short after one that was there. */
function grantMinutes(outcomes, runnerKnown) {
    if (!runnerKnown)
        return 0;
    const granted = outcomes.some(({ result, change }) => result === 'applied' && /\/roleAssignments\//.test(change.resource.id));
    return granted ? 10 : 2;
}


/***/ }),

/***/ 4232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runImportCa: () => (/* binding */ runImportCa)
});

// EXTERNAL MODULE: ./src/plan/apply.js
var apply = __webpack_require__(7153);
// EXTERNAL MODULE: ./src/plan/ids.js
var plan_ids = __webpack_require__(7087);
// EXTERNAL MODULE: ./src/plan/plan.js
var plan = __webpack_require__(7814);
// EXTERNAL MODULE: ./src/plan/resources.js + 6 modules
var resources = __webpack_require__(4489);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/pki/chain.js
var chain = __webpack_require__(8639);
// EXTERNAL MODULE: ./src/pki/read.js
var pki_read = __webpack_require__(8108);
// EXTERNAL MODULE: ./src/policy/coming-certificate.js
var coming_certificate = __webpack_require__(6335);
// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
// EXTERNAL MODULE: ./src/azure/find-ca.js
var find_ca = __webpack_require__(9119);
;// CONCATENATED MODULE: ./src/azure/new-root.js

/** The root above the intermediate that is held. */
const rootInUse = ({ root, intermediate }) => root && intermediate && (0,chain.whyNotIssuedBy)(intermediate, root) === undefined ? root : undefined;
/**
 * Which way a CA comes that is not the one that is held.
 * @param coming undefined: it is still to be made
 */
function wayOf(held, coming, wish, at) {
    const { intermediate } = held;
    const root = rootInUse(held);
    const lasts = (certificate) => certificate.notBefore <= at && at <= certificate.notAfter;
    // One that is out of its time is trusted by nobody any more.
    if (intermediate === undefined || !lasts(intermediate) || (root !== undefined && !lasts(root)))
        return 'replace';
    // No new root at all: it stands above what the firewall signs with now.
    if (coming !== undefined && (0,chain.whyNotIssuedBy)(intermediate, coming.root) === undefined)
        return 'replace';
    if (coming?.announced !== true)
        return 'announce';
    return wish === 'switch' ? 'switch' : 'wait';
}
/** The roots that pods have to trust while `coming` is on its way: the one in use first. */
const bothRoots = (held, coming) => {
    const root = rootInUse(held);
    return root === undefined ? [coming] : [root, coming];
};
/** What goes on being given out beside the root of a CA that stays. One that is out of its time would be refused by whoever mounts it. */
const otherRoots = ({ roots = [] }, root, wish, at) => wish === 'retire' ? [] : roots.filter(({ fingerprint, notAfter }) => fingerprint !== root.fingerprint && at <= notAfter);
const pemOf = (roots) => roots.map(({ pem }) => pem).join('');
/** What is said of a CA that is on its way, with the steps in their order. */
function sayWay(way, held, because, mode) {
    const ends = [held.intermediate, rootInUse(held)].flatMap(one => (one ? [one.notAfter.getTime()] : []));
    const until = ends.length > 0 ? new Date(Math.min(...ends)).toISOString().slice(0, 10) : undefined;
    const steps = 'In this order: install-ca-in-pod, until every pod trusts both roots; import-ca with new-root: switch, then verify-tls-inspection; import-ca with new-root: retire.';
    switch (way) {
        case 'announce':
        case 'wait':
            return [
                {
                    level: 'warning',
                    message: `A new CA has to come (${because}), and pods trust its root only once they were given it. The firewall goes on with the CA of now${until ? `, which ends on ${until}` : ''}: ${way === 'wait'
                        ? 'the new root was announced by an earlier run, and waits.'
                        : `the new root ${mode === 'plan' ? 'would be' : 'is'} announced beside the one in use.`}`,
                    advice: steps,
                },
            ];
        case 'switch':
            return [
                {
                    level: 'warning',
                    message: `The firewall ${mode === 'plan' ? 'would sign' : 'signs'} below the new root from now on: a pod that does not trust it refuses inspected traffic.`,
                    advice: 'Run verify-tls-inspection. When it passes: import-ca with new-root: retire.',
                },
            ];
        default:
            return [];
    }
}
/** What is said of a CA that stays, while roots of others are given out beside its own. */
const sayBeside = (roots) => roots.length === 0
    ? []
    : [
        {
            level: 'warning',
            message: `Beside the root in use ${roots.length === 1 ? 'another one is' : `${roots.length} others are`} given out: a rotation is not at its end.`,
            advice: 'Where the firewall signs with the new CA and verify-tls-inspection passes: import-ca with new-root: retire. Where a CA that you bring is still to come: import-ca with it and new-root: switch.',
        },
    ];

;// CONCATENATED MODULE: ./src/azure/ca-in-vault.js
/** What import-ca writes into a vault: the intermediate with its key, beside it the one that is still to come, and the roots' public certificates. */







/** The CA that an earlier run announced, if it is still worth taking: its root is among those that were given out. */
async function announcedCa(vault, names, held, at) {
    const found = await vault.certificate((0,coming_certificate/* comingCertificate */.Z)(names.certificate));
    if (!found || found.unusable)
        return undefined;
    const intermediate = (0,pki_read/* readCertificate */.w$)(found.der);
    const root = held.roots?.find(root => (0,chain.whyNotIssuedBy)(intermediate, root) === undefined);
    if (!root || !(0,find_ca/* judgeHeldCa */.F7)({ intermediate, root, secretId: found.secretId }, at, names.renewBeforeDays).keep)
        return undefined;
    return { root, announced: true };
}
/** Does in the vault what was decided. */
async function bringCa(way, what, at, world) {
    const { vault, names, held, given, coming, wish } = what;
    const { intermediate, secretId } = held;
    const root = rootInUse(held);
    const standing = {
        ...(root && intermediate && secretId ? { ca: { root, intermediate, secretId } } : {}),
        ...(secretId ? { secretId } : {}),
    };
    if (way === 'keep') {
        if (!standing.ca)
            throw new Error('a CA that is not complete was to be kept');
        const { ca } = standing;
        const roots = [ca.root, ...otherRoots(held, ca.root, wish, at)];
        const fewer = roots.length < (held.roots?.length ?? 0);
        if (fewer)
            await vault.setSecret(names.rootSecret, pemOf(roots));
        return { ...standing, roots, trusted: [ca.root], changed: fewer };
    }
    if (way === 'wait' && coming) {
        const roots = bothRoots(held, coming.root);
        return { ...standing, roots, trusted: roots, changed: false };
    }
    if (way === 'announce') {
        const next = given ?? (await makeCa(names, at, world));
        // The key of a CA that we made exists nowhere else. First it, then the root: a root that was announced always has its intermediate.
        if (!given)
            await importInto(vault, (0,coming_certificate/* comingCertificate */.Z)(names.certificate), next, world);
        const roots = bothRoots(held, next.root);
        await vault.setSecret(names.rootSecret, pemOf(roots));
        return { ...standing, roots, trusted: roots, changed: true };
    }
    if (way === 'switch' && coming) {
        const ca = given ? await take(vault, names, held, given, world) : await takeAnnounced(vault, names, coming.root, world);
        return { ca, secretId: ca.secretId, roots: [ca.root, ...otherRoots(held, ca.root, wish, at)], trusted: [ca.root], changed: true };
    }
    const next = given ?? (coming ? undefined : await makeCa(names, at, world));
    const top = next?.root ?? coming.root;
    const same = root?.fingerprint === top.fingerprint;
    // The root is written first: a run that is cut off in between leaves a pair that the next run sees does not fit.
    if (!same)
        await vault.setSecret(names.rootSecret, top.pem);
    const ca = next ? await take(vault, names, held, next, world) : await takeAnnounced(vault, names, top, world);
    return { ca, secretId: ca.secretId, roots: same ? [top, ...otherRoots(held, top, 'announce', at)] : [top], trusted: [top], changed: true };
}
async function makeCa({ subject }, at, world) {
    world.log.info('Making a root and an intermediate (RSA 4096)');
    const { makeAuthority } = await __webpack_require__.e(/* import() */ 9522).then(__webpack_require__.bind(__webpack_require__, 7141));
    const { root, intermediate, intermediateKey } = await makeAuthority(subject, at);
    return { root, intermediate, key: intermediateKey };
}
/** A new version under the name of the one in use. */
async function take(vault, names, held, next, world) {
    const { root, intermediate } = next;
    // The same intermediate with another root: the certificate is right already.
    if (held.intermediate?.fingerprint === intermediate.fingerprint && held.secretId && !held.unusable)
        return { root, intermediate, secretId: held.secretId };
    const { secretId } = await importInto(vault, names.certificate, next, world);
    world.log.info(`certificate ${names.certificate} is in key vault ${names.keyVault}`);
    return { root, intermediate, secretId };
}
/** What was announced, under the name of the one in use. Its key goes from the vault to the vault, and is masked on the way. */
async function takeAnnounced(vault, names, root, world) {
    const name = (0,coming_certificate/* comingCertificate */.Z)(names.certificate);
    const pfx = await vault.secret(name);
    if (pfx === undefined)
        throw new fault/* KnownFaultError */.eb({
            code: 'AnnouncedCaGone',
            message: `key vault ${names.keyVault} does not hand out the key of the certificate ${name}`,
            advice: `Delete the certificate ${name}, and run import-ca: another one is made and announced.`,
        });
    world.mask(pfx);
    const content = Buffer.from(pfx, 'base64');
    const { readCaFile } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 9971));
    const read = readCaFile(content, '');
    // How a vault packs it is its own affair; what cannot be read is looked at by its public certificate.
    const shown = read.ok ? undefined : await vault.certificate(name);
    const waiting = read.ok ? read.certificates : shown ? [(0,pki_read/* readCertificate */.w$)(shown.der)] : [];
    // Between the look at what was announced and now, another run may have announced something else: its root is in no pod.
    if (!waiting.some(each => (0,chain.whyNotIssuedBy)(each, root) === undefined))
        throw new fault/* KnownFaultError */.eb({
            code: 'AnnouncedCaChanged',
            message: `the certificate ${name} in key vault ${names.keyVault} is not below the root that was announced: another run replaced it meanwhile`,
            advice: 'It was not taken. See that import-ca runs once at a time, and begin again with new-root: announce.',
        });
    const { der, secretId } = await vault.importCertificate(names.certificate, content, undefined);
    world.log.info(`certificate ${names.certificate} in key vault ${names.keyVault} is the announced one now`);
    return { root, intermediate: (0,pki_read/* readCertificate */.w$)(der), secretId };
}
async function importInto(vault, name, { key, intermediate }, world) {
    const { writePkcs12 } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8459));
    // Used once, for the way into the vault; the vault takes it off.
    const password = (0,external_node_crypto_.randomBytes)(24).toString('base64url');
    world.mask(password);
    return vault.importCertificate(name, writePkcs12({ key, certificate: intermediate, password }), password);
}

// EXTERNAL MODULE: ./src/azure/converge.js
var converge = __webpack_require__(876);
// EXTERNAL MODULE: ./src/azure/faults.js
var faults = __webpack_require__(4316);
// EXTERNAL MODULE: ./src/pki/ca-file.js
var ca_file = __webpack_require__(9971);
// EXTERNAL MODULE: ./src/pki/check.js
var check = __webpack_require__(2734);
// EXTERNAL MODULE: ./src/pki/key.js
var pki_key = __webpack_require__(997);
;// CONCATENATED MODULE: ./src/azure/given-ca.js





/** Reads the CA that somebody brings, and refuses, with every reason, one that Azure Firewall would not work with. Nothing was sent anywhere yet. */
function readGivenCa(file, password, rootFile, at) {
    const read = (0,ca_file.readCaFile)(file.content, password);
    if (!read.ok)
        throw refused(file.path, [{ level: 'error', message: `${file.path}: ${read.because}`, advice: read.advice, file: file.path }]);
    const root = readRoot(rootFile);
    const faults = (0,check/* checkFirewallCa */.r)({ certificates: read.certificates, key: read.key, root, at });
    const findings = faults.map(({ level, message, advice }) => ({ level, message, advice, file: file.path }));
    const { key, certificates } = read;
    if (faults.some(({ level }) => level === 'error') || !key)
        throw refused(file.path, findings);
    const own = (0,pki_key/* keyFingerprint */.yy)(key);
    const intermediate = certificates.find(({ keyFingerprint: other }) => other === own);
    if (!intermediate)
        throw refused(file.path, findings);
    return { intermediate, key, root, warnings: findings };
}
function readRoot(file) {
    const text = Buffer.from(file.content).toString('latin1');
    const refuse = (message, advice) => refused(file.path, [{ level: 'error', message: `${file.path}: ${message}`, advice, file: file.path }]);
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text))
        throw refuse('it holds a private key', "Give the root's certificate alone. Its key must never leave where it was made: whoever holds it can sign for every host.");
    try {
        const [root, ...more] = (0,pki_read.readCertificates)(file.content);
        if (!root || more.length > 0)
            throw refuse(`it holds ${more.length + (root ? 1 : 0)} certificates, and one is needed`, "Give the root's certificate alone, as PEM.");
        return root;
    }
    catch (error) {
        if (error instanceof pki_read/* NotACertificate */._4)
            throw refuse(error.because, "Give the root's certificate as PEM.");
        throw error;
    }
}
const refused = (path, findings) => {
    const errors = findings.filter(({ level }) => level === 'error');
    return new fault/* KnownFaultError */.eb({
        code: 'CaRefused',
        message: `${path} is not a CA that Azure Firewall can inspect with; nothing was uploaded\n${errors.map(({ message, advice }) => `  ${message}${advice ? ` (${advice})` : ''}`).join('\n')}`,
        advice: 'Make an intermediate that meets these demands, or leave ca-certificate empty and let import-ca make one.',
    }, { findings });
};

// EXTERNAL MODULE: ./src/azure/grants.js
var grants = __webpack_require__(8754);
// EXTERNAL MODULE: ./src/azure/managed-policy.js
var managed_policy = __webpack_require__(8015);
// EXTERNAL MODULE: ./src/plan/reference.js
var reference = __webpack_require__(7016);
;// CONCATENATED MODULE: ./src/azure/policy-ca.js








/**
 * Brings a CA to a policy that exists already: the version that it inspects with, and the rules that waited for one. A policy that does not
 * exist gets the CA when it is made, and whatever else the spec changes in one that does is for provision-firewall, not for who brings a
 * certificate. Returns the outcomes, and whether a firewall carries the policy (each of its updates then takes minutes).
 */
async function bringCaToPolicy(spec, context, session, mode) {
    const ids = (0,plan_ids.idsOf)(spec, context.subscriptionId);
    const { signal, log } = session.arm;
    const all = (0,resources/* resourcesFor */.j)(spec, context).filter(({ id }) => id === ids.policy || id.startsWith(`${ids.policy}/`));
    const found = await (0,converge/* observe */.lB)(all.slice(0, 1), session.store, signal);
    const policy = found.get(ids.policy);
    (0,managed_policy/* refuseManaged */.W)(policy, ids.policy);
    if (policy === undefined)
        return { exists: false, attached: false, outcomes: [] };
    const groups = await (0,converge/* observe */.lB)(all.slice(1), session.store, signal);
    const observed = new Map([...found, ...groups]);
    const { ca: _, ...before } = context;
    const waiting = new Map((0,resources/* resourcesFor */.j)(spec, before).map(resource => [resource.id, resource]));
    // Groups that nobody made yet are for provision-firewall to make.
    const changes = (0,plan/* plan */.e)(all.filter(({ id }) => observed.has(id)), observed).filter(({ resource: { id }, differs }) => {
        if (id === ids.policy)
            return differs.some(({ path }) => /^\/(?:identity|properties\/transportSecurity)(?:\/|$)/.test(path));
        const closed = waiting.get(id);
        return closed !== undefined && (0,plan/* changeOf */.C)(closed, observed).action === 'none';
    });
    const firewalls = (0,reference.at)(policy, '/properties/firewalls');
    const attached = Array.isArray(firewalls) && firewalls.length > 0;
    if (mode === 'plan')
        return { exists: true, attached, outcomes: (0,apply/* planned */.l)(changes) };
    const { outcomes } = await (0,converge/* carryOut */.u0)(changes, observed, { store: session.store, signal, log });
    return { exists: true, attached, outcomes };
}
/** What the second update of a policy costs, for people. Measured on real firewalls by others; the numbers are theirs. */
const costOfUpdate = (outcomes, attached) => {
    const written = outcomes.filter(({ result }) => result === 'applied' || result === 'planned');
    if (written.length === 0)
        return undefined;
    if (!attached)
        return `${written.length} ${written.length === 1 ? 'write' : 'writes'} of seconds: no firewall carries the policy yet`;
    const minutes = written.length * 4;
    return `${written.length} ${written.length === 1 ? 'update' : 'updates'} of a policy that a firewall carries, about 4 minutes each (${minutes} in all), then 5 to 10 minutes until the firewall signs with the new CA. Importing the CA before provision-firewall spares this.`;
};
const waitingRules = (spec) => inspectedRules(spec.firewall.policy);

// EXTERNAL MODULE: ./src/azure/session.js
var azure_session = __webpack_require__(2121);
// EXTERNAL MODULE: ./src/azure/vault.js
var azure_vault = __webpack_require__(5113);
;// CONCATENATED MODULE: ./src/azure/share.js

/** For looking and writing a few kilobytes, three tries of each request included. */
const usual = 240_000;
/**
 * Puts a text file onto a file share, unless it already holds just that. Signs in with a token; Azure Files then wants to know that rights
 * on files are meant to be passed over (`fileRequestIntent`). Returns whether it wrote.
 */
async function putOnShare(place, text, world, milliseconds = usual) {
    const { ShareServiceClient } = await Promise.all(/* import() */[__webpack_require__.e(572), __webpack_require__.e(1343), __webpack_require__.e(9863)]).then(__webpack_require__.bind(__webpack_require__, 9863));
    // The storage client takes no policies of ours, so its own retries stay; three tries end soon.
    const service = new ShareServiceClient(`https://${place.account}.file.core.windows.net`, world.credential, {
        retryOptions: { maxTries: 3 },
        fileRequestIntent: 'backup',
    });
    const file = service.getShareClient(place.share).rootDirectoryClient.getFileClient(place.file);
    const content = Buffer.from(text, 'utf8');
    const put = async (abortSignal) => {
        const size = await file.getProperties({ abortSignal }).then(({ contentLength }) => contentLength, error => (isAbsent(error) ? undefined : Promise.reject(error)));
        // A file of another size is another one, and is not read, however large.
        if (size === content.length && content.equals(await file.downloadToBuffer(0, content.length, { abortSignal })))
            return false;
        await file.uploadData(content, { abortSignal, fileHttpHeaders: { fileContentType: 'application/x-pem-file' } });
        return true;
    };
    return (0,azure_vault/* whileGrantsArrive */.M)(() => within(milliseconds, place.account, world.signal, put), `file share ${place.account}/${place.share}`, world);
}
const isAbsent = (error) => error.statusCode === 404;
/** The storage client takes no bounds of ours, and asks for as long as its signal lets it. */
async function within(milliseconds, account, given, work) {
    const late = AbortSignal.timeout(milliseconds);
    try {
        return await work(AbortSignal.any([given, late]));
    }
    catch (error) {
        if (given.aborted || !late.aborted)
            throw error;
        const message = `${account}.file.core.windows.net did not answer within ${milliseconds / 1000} s`;
        throw Object.assign(new Error(message, { cause: error }), { code: 'ETIMEDOUT' });
    }
}

// EXTERNAL MODULE: ./src/azure/spec.js
var azure_spec = __webpack_require__(8310);
// EXTERNAL MODULE: ./src/azure/summary.js
var summary = __webpack_require__(7329);
;// CONCATENATED MODULE: ./src/azure/import-ca.js


















/** Ensures the vault, puts a good CA in it (the one there, the given one, or a new one), and tells the policy if it exists already. */
async function runImportCa(request, world) {
    const spec = await (0,azure_spec/* readSpec */.O)(request.spec);
    const now = new Date();
    const given = request.given && readGivenCa(request.given.file, request.given.password, request.given.root, now);
    const session = await (0,azure_session.openSession)(request.where, world, request.mode);
    const { context, credential, store } = session;
    const log = (line) => world.log.info(line);
    const ids = (0,plan_ids.idsOf)(spec, context.subscriptionId);
    const { owned } = (0,resources/* select */.L)((0,resources/* resourcesFor */.j)(spec, context), ['base', 'vault', 'share']);
    try {
        const [observed, policy] = await Promise.all([(0,converge/* observe */.lB)(owned, store, world.signal), store.read(ids.policy, world.signal)]);
        (0,managed_policy/* refuseManaged */.W)(policy, ids.policy);
        const changes = (0,plan/* plan */.e)(owned, observed);
        const done = request.mode === 'plan'
            ? { outcomes: (0,apply/* planned */.l)(changes), observed }
            : await (0,converge/* carryOut */.u0)(changes, observed, { store, signal: world.signal, log });
        const findings = [...(given?.warnings ?? [])];
        if ((0,summary/* anyFailed */.eW)(done.outcomes))
            return result(spec, { outcomes: done.outcomes, findings, changed: (0,summary/* changedAnything */.BW)(done.outcomes) });
        const minutes = request.mode === 'plan' ? 0 : (0,grants/* grantMinutes */.K)(done.outcomes, context.runner !== undefined);
        const vault = await (0,azure_vault/* openVault */.Z)(spec.certificateAuthority.keyVault, { credential, signal: world.signal, log, grantMinutes: minutes });
        const held = done.observed.has(ids.vault) ? await (0,find_ca/* heldCa */.wO)(vault, spec.certificateAuthority) : {};
        const names = spec.certificateAuthority;
        const decision = given ? (0,find_ca/* judgeGivenCa */.Vq)(held, given) : (0,find_ca/* judgeHeldCa */.F7)(held, now, names.renewBeforeDays);
        const asked = async () => held.intermediate && announcedCa(vault, names, held, now);
        const coming = decision.keep ? undefined : given ? announcedBefore(held, given) : await asked();
        const way = decision.keep ? 'keep' : wayOf(held, coming, request.newRoot, now);
        if (!decision.keep)
            findings.push(...sayWay(way, held, decision.because, request.mode));
        const beside = way === 'keep' ? otherRoots(held, kept(held).root, 'announce', now) : [];
        if (request.newRoot !== 'retire')
            findings.push(...sayBeside(beside));
        const value = wordsFor(way, request.mode, given, decision);
        if (request.mode === 'plan') {
            const fewer = way === 'keep' && otherRoots(held, kept(held).root, request.newRoot, now).length + 1 < (held.roots?.length ?? 0);
            // Whoever looks with switch asks whether a rotation is at its end: it is not while two roots are given out.
            const halfway = request.newRoot === 'switch' && beside.length > 0;
            return result(spec, {
                outcomes: done.outcomes,
                findings,
                changed: !['keep', 'wait'].includes(way) || fewer || halfway || (0,summary/* changedAnything */.BW)(done.outcomes),
                ...(rootInUse(held) ? { ca: kept(held) } : {}),
                facts: [{ name: 'Certificate authority', value }],
                next: ['Run it with mode: apply.'],
            });
        }
        if (way !== 'keep')
            log(value);
        const brought = await bringCa(way, { vault, names, held, given, coming, wish: request.newRoot }, now, world);
        const shared = await share(spec, pemOf(brought.roots), { credential, signal: world.signal, log, grantMinutes: minutes });
        const told = brought.secretId
            ? await bringCaToPolicy(spec, { ...context, ca: { secretId: brought.secretId } }, session, 'apply')
            : { exists: false, attached: false, outcomes: [] };
        const cost = costOfUpdate(told.outcomes, told.attached);
        // Where only the root's secret is gone, pods trust the root that was in it all the same.
        if (way === 'replace' && (held.root || held.intermediate) && held.root?.fingerprint !== brought.ca?.root.fingerprint)
            findings.push({
                level: 'warning',
                message: 'The root is a new one: pods that trust the old one refuse inspected traffic until they trust the new one.',
                advice: 'Run install-ca-in-pod now, and verify-tls-inspection after it.',
            });
        return result(spec, {
            outcomes: [...done.outcomes, ...told.outcomes],
            findings,
            ca: brought.ca,
            trusted: brought.trusted,
            changed: brought.changed || shared || (0,summary/* changedAnything */.BW)([...done.outcomes, ...told.outcomes]),
            facts: [{ name: 'Certificate authority', value }, ...(cost ? [{ name: 'Second update of the policy', value: cost }] : [])],
            next: way === 'announce' || way === 'wait'
                ? ['Give the pods both roots: install-ca-in-pod.']
                : told.exists
                    ? ['Verify from the pods: verify-tls-inspection.']
                    : ['Provision the firewall: provision-firewall.'],
        });
    }
    catch (error) {
        if (world.signal.aborted)
            throw error;
        throw (0,faults.explainFault)(error);
    }
}
function kept({ root, intermediate, secretId }) {
    if (!root || !intermediate || !secretId)
        throw new Error('a CA that is not complete was to be kept');
    return { root, intermediate, secretId };
}
/** Of a CA that somebody brings, only the root can have been given out before. */
const announcedBefore = ({ roots = [] }, { root }) => ({
    root,
    announced: roots.some(({ fingerprint }) => fingerprint === root.fingerprint),
});
function wordsFor(way, mode, given, decision) {
    const planned = mode === 'plan';
    const because = decision.keep ? '' : `: ${decision.because}`;
    switch (way) {
        case 'keep':
            return planned ? 'the one in the vault would stay' : 'the one in the vault stays';
        case 'announce':
            return `the one in the vault ${planned ? 'would stay, and a new root would be' : 'stays, and a new root is'} announced${because}`;
        case 'wait':
            return `the one in the vault ${planned ? 'would stay' : 'stays'}, and the announced one waits for new-root: switch${because}`;
        case 'switch':
            return `${planned ? 'the announced one would be taken' : 'the announced one is taken'}${because}`;
        default:
            return planned
                ? `${given ? 'the given one would be imported' : 'a new one would be made and imported'}${because}`
                : `${given ? 'imported' : 'made and imported'}${because}`;
    }
}
/** The roots' certificates on the file share, under the name at which the workloads look for them. Returns whether anything was written. */
async function share(spec, pem, world) {
    const { fileShare } = spec.cluster;
    if (!fileShare)
        return false;
    const wanted = spec.workloads.flatMap(({ trust }) => trust.source === 'file-share' && trust.path ? [trust.path.split('/').at(-1) ?? ''] : []);
    const names = [...new Set(wanted.length > 0 ? wanted : ['rootCA.pem'])];
    const wrote = await Promise.all(names.map(file => putOnShare({ account: fileShare.storageAccount, share: fileShare.share, file }, pem, world)));
    return wrote.some(Boolean);
}
function result(spec, parts) {
    const { ca, trusted = ca ? [ca.root] : [] } = parts;
    const until = ca && new Date(Math.min(ca.intermediate.notAfter.getTime(), ca.root.notAfter.getTime())).toISOString();
    return {
        report: (0,summary/* azureReport */.yj)({
            action: 'import-ca',
            title: `Certificate authority of ${spec.name}`,
            ...(ca
                ? {
                    headline: parts.changed
                        ? `The vault holds the certificate authority, valid until ${until?.slice(0, 10)}.`
                        : `Nothing to do: the certificate authority is valid until ${until?.slice(0, 10)}.`,
                }
                : {}),
            outcomes: parts.outcomes,
            findings: parts.findings,
            facts: [
                ...(parts.facts ?? []),
                ...(ca
                    ? [
                        { name: 'Root (SHA-256)', value: ca.root.fingerprint },
                        { name: 'Intermediate (SHA-256)', value: ca.intermediate.fingerprint },
                        { name: 'Ends', value: until ?? '' },
                    ]
                    : []),
                ...trusted.flatMap(root => root.fingerprint === ca?.root.fingerprint ? [] : [{ name: 'Announced root (SHA-256)', value: root.fingerprint }]),
            ],
            next: parts.next ?? [],
        }),
        outputs: {
            'root-certificate': pemOf(trusted),
            'root-fingerprint': ca?.root.fingerprint ?? '',
            'intermediate-fingerprint': ca?.intermediate.fingerprint ?? '',
            'secret-id': ca?.secretId ?? '',
            'expires-at': until ?? '',
            changed: String(parts.changed),
        },
    };
}


/***/ }),

/***/ 8015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ refuseManaged)
/* harmony export */ });
/* harmony import */ var _plan_reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7016);
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);


/**
 * Policies that Azure's own container offering manages must not be written by others (`afcManaged`, read-only; Microsoft.Network 2025-09-01 in
 * the typings of `@azure/arm-network` 39). Whoever would write one ends here, before anything else is written.
 */
function refuseManaged(policy, id) {
    if ((0,_plan_reference_js__WEBPACK_IMPORTED_MODULE_1__.at)(policy, '/properties/afcManaged') === true)
        throw new _report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .KnownFaultError */ .eb({
            code: 'ManagedPolicy',
            message: `${id} is managed by Azure Firewall for Containers`,
            advice: 'Name another policy in firewall.policyName; that one must not be written by others.',
        });
}


/***/ }),

/***/ 8310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readSpec)
/* harmony export */ });
/* harmony import */ var _report_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9168);

/** The spec in a file's content, or every fault of it at once. */
async function readSpec(file) {
    const { parseSpec } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(3009), __webpack_require__.e(180), __webpack_require__.e(2287), __webpack_require__.e(6789)]).then(__webpack_require__.bind(__webpack_require__, 2287));
    const path = file?.path ?? 'egress.yaml';
    const { spec, faults } = parseSpec(Buffer.from(file?.content ?? []).toString('utf8'), path);
    if (!spec)
        throw (0,_report_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .specFaults */ .d5)(path, faults);
    return spec;
}


/***/ }),

/***/ 913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ withoutServers),
/* harmony export */   pb: () => (/* binding */ unevaluated),
/* harmony export */   vd: () => (/* binding */ day),
/* harmony export */   z3: () => (/* binding */ error)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3401);

const error = (code, message, advice) => ({ code, level: 'error', message, advice });
const day = (date) => date.toISOString().slice(0, 10);
/** The purposes of an authority that rule TLS servers out, also for everything below it. Undefined: it does not. */
const withoutServers = ({ extendedKeyUsage: purposes }) => purposes === undefined || purposes.some(usage => usage === 'serverAuth' || usage === 'anyExtendedKeyUsage')
    ? undefined
    : purposes.join(', ');
/** What verify-tls-inspection does not evaluate, and therefore never passes. Undefined: there is none of it. */
function unevaluated({ der }) {
    const { nameConstraints, unknownCritical } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCertificate */ .h)(der).extensions;
    return nameConstraints ? 'name constraints' : unknownCritical.length > 0 ? `the critical extension ${unknownCritical[0]}` : undefined;
}


/***/ }),

/***/ 9971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCaFile: () => (/* binding */ readCaFile)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _pkcs12_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8459);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8108);
/** The file that a user gives as `ca-certificate`: a PFX, or PEM text with a certificate and its key. */



/** Tells by the content, never by the name. `password` opens a PFX or an encrypted PEM key; empty for none. Never throws. */
function readCaFile(bytes, password) {
    const text = Buffer.from(bytes).toString('latin1');
    if (text.includes('-----BEGIN '))
        return readPem(text, password);
    // A vault's secret, saved as it is: the base64 of a PFX.
    if (/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text))
        return (0,_pkcs12_js__WEBPACK_IMPORTED_MODULE_1__/* .readPkcs12 */ .X)(Buffer.from(text, 'base64'), password);
    return (0,_pkcs12_js__WEBPACK_IMPORTED_MODULE_1__/* .readPkcs12 */ .X)(bytes, password);
}
function readPem(text, password) {
    const keys = text.match(/-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY-----/g) ?? [];
    if (keys.length > 1)
        return {
            ok: false,
            because: 'the PEM file holds more than one private key',
            advice: 'Give the intermediate alone: one certificate and its key.',
        };
    try {
        const certificates = (0,_read_js__WEBPACK_IMPORTED_MODULE_2__.readCertificates)(text);
        const start = keys[0] === undefined ? -1 : text.indexOf(keys[0]);
        if (start < 0)
            return { ok: true, key: undefined, certificates };
        return { ok: true, key: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: text.slice(start), format: 'pem', passphrase: password }), certificates };
    }
    catch (error) {
        if (error instanceof _read_js__WEBPACK_IMPORTED_MODULE_2__/* .NotACertificate */ ._4)
            return {
                ok: false,
                because: `the PEM file cannot be read: ${error.because}`,
                advice: 'Give a PEM file with one certificate and its key.',
            };
        return {
            ok: false,
            because: 'the private key in the PEM file cannot be read: it is damaged, of an unknown kind, or its password is wrong',
            advice: 'Check the secret that ca-password comes from, and that the key is PKCS#8 (openssl pkcs8 -topk8).',
        };
    }
}


/***/ }),

/***/ 8639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isStrongSignature),
/* harmony export */   q: () => (/* binding */ buildChain),
/* harmony export */   whyNotIssuedBy: () => (/* binding */ whyNotIssuedBy)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _der_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1297);
/* harmony import */ var _host_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7542);
/* harmony import */ var _name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(999);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3401);
/**
 * Path validation (RFC 5280 6, as a TLS client does it): from the served leaf, over whatever else was served, to an anchor. The gate's
 * verdict "inspected by our firewall" stands on this, so every doubt is a refusal, and a certificate's own word counts for nothing until
 * the signature above it was verified.
 */





/** What a flight may cost us. A public one has three certificates and takes two verifications. */
const limits = { served: 100, depth: 10, verifications: 200 };
/**
 * Validates a served flight. The first certificate is the leaf, as in TLS; the others may come in any order, and those that lead nowhere
 * do no harm. Checked of each link: name, key identifiers, signature, dates, basicConstraints and path length, keyUsage, extended key
 * usage, critical extensions, key size and hash. An anchor is trusted as a key and name, but its dates and constraints count.
 */
function buildChain(served, anchors, options) {
    const [first, ...rest] = served;
    if (first === undefined)
        return refuse('no certificate was served');
    if (served.length > limits.served)
        return refuse(`${served.length} certificates were served, more than the ${limits.served} that are looked at`);
    const leaf = link(first, false);
    if (typeof leaf === 'string')
        return refuse(leaf);
    const fault = whyNoServer(leaf, options);
    if (fault !== undefined)
        return refuse(fault);
    const known = new Set(anchors.map(anchor => anchor.fingerprint));
    if (known.has(leaf.certificate.fingerprint))
        return refuse(`${leaf.certificate.subject} was served, but that is the trust anchor itself`);
    const candidates = [
        ...anchors.map(anchor => link(anchor, true)),
        ...rest.filter(({ fingerprint }) => !known.has(fingerprint)).map(certificate => link(certificate, false)),
    ].filter(candidate => typeof candidate !== 'string');
    return search(leaf, candidates, options);
}
const refuse = (because) => ({ ok: false, because });
/** Read again from the bytes, for a `Certificate` says less than a path has to be judged by. */
function link(certificate, anchor) {
    try {
        const parsed = (0,_parse_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCertificate */ .h)(certificate.der);
        return { certificate, parsed, anchor, subject: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.subject), issuer: (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(parsed.issuer) };
    }
    catch (error) {
        if (error instanceof _der_js__WEBPACK_IMPORTED_MODULE_1__/* .DerError */ .I4)
            return `a served certificate cannot be read: ${error.message}`;
        throw error;
    }
}
function search(leaf, candidates, { at, accept = () => true }) {
    let verifications = 0;
    // Of all dead ends, the one that got furthest says most.
    let best = { progress: -1, because: '' };
    const note = (progress, because) => {
        if (progress > best.progress)
            best = { progress, because };
    };
    const extend = (path) => {
        const below = path.at(-1);
        const name = below.certificate.subject;
        if (path.length >= limits.depth)
            return note(path.length * 3, `the path is longer than ${limits.depth} certificates`);
        const issuers = candidates.filter(({ subject }) => subject === below.issuer);
        if (issuers.length === 0)
            return note(path.length * 3, `${name} was issued by ${below.certificate.issuer}, which was neither served nor is it a trust anchor`);
        for (const issuer of issuers) {
            // The same key and name once more can only be a detour.
            if (path.some(({ certificate, subject }) => subject === issuer.subject && certificate.keyFingerprint === issuer.certificate.keyFingerprint)) {
                note(path.length * 3, `${name} leads back to ${issuer.certificate.subject}, so the path has no end`);
                continue;
            }
            const other = whyOtherIssuer(below, issuer);
            if (other !== undefined) {
                note(path.length * 3 + 1, other);
                continue;
            }
            if (++verifications > limits.verifications)
                return note(Number.POSITIVE_INFINITY, 'the flight takes more signature checks than is reasonable');
            if (!signedBy(below.certificate, issuer.certificate)) {
                note(path.length * 3 + 1, `${name} names ${issuer.certificate.subject} as its issuer, but was not signed with that certificate's key`);
                continue;
            }
            const unfit = whyNoAuthority(issuer, path, at);
            if (unfit !== undefined) {
                note(path.length * 3 + 2, unfit);
                continue;
            }
            const longer = [...path, issuer];
            if (!issuer.anchor) {
                const found = extend(longer);
                if (found !== undefined)
                    return found;
            }
            else if (accept(longer.map(({ certificate }) => certificate)))
                return longer;
            else
                note(path.length * 3, `${leaf.certificate.subject} has a valid path to ${issuer.certificate.subject}, but not the one that is asked for`);
        }
        return undefined;
    };
    const path = extend([leaf]);
    return path === undefined ? refuse(best.because) : { ok: true, path: path.map(({ certificate }) => certificate) };
}
const day = (date) => date.toISOString().replace(/\.\d+/, '');
/** What keeps any certificate of a path from counting. */
function whyUnfit({ certificate, parsed, anchor }, at) {
    const name = certificate.subject;
    if (at < parsed.notBefore)
        return `${name} is not valid before ${day(parsed.notBefore)}`;
    if (at > parsed.notAfter)
        return `${name} expired on ${day(parsed.notAfter)}`;
    if (!anchor && !isStrongSignature(parsed.signatureAlgorithm))
        return `${name} is signed with ${parsed.signatureAlgorithm}, which can be forged`;
    const [unknown] = parsed.extensions.unknownCritical;
    if (unknown !== undefined)
        return `${name} has the critical extension ${unknown}, which is not understood here`;
    if (parsed.key.type === 'rsa' && parsed.key.bits < 2048)
        return `the RSA key of ${name} has only ${parsed.key.bits} bits`;
    const usage = parsed.extensions.extendedKeyUsage;
    if (usage !== undefined && !usage.some(purpose => purpose === 'serverAuth' || purpose === 'anyExtendedKeyUsage'))
        return `${name} is not for TLS servers: its extended key usage is ${usage.join(', ')}`;
    return undefined;
}
function whyNoServer(leaf, { at, host }) {
    const { certificate, parsed } = leaf;
    const unfit = whyUnfit(leaf, at);
    if (unfit !== undefined)
        return unfit;
    const usages = parsed.extensions.keyUsage?.usages;
    if (usages !== undefined && !['digitalSignature', 'keyEncipherment', 'keyAgreement'].some(usage => usages.includes(usage)))
        return `${certificate.subject} is not for TLS servers: its key usage is ${usages.join(', ') || 'empty'}`;
    if (host !== undefined && !(0,_host_js__WEBPACK_IMPORTED_MODULE_4__/* .namesHost */ .$r)(certificate, host)) {
        const names = [...certificate.dnsNames, ...certificate.ipAddresses];
        return `${certificate.subject} is not for ${host}: it names ${names.slice(0, 5).join(', ') || 'no host'}${names.length > 5 ? ', ...' : ''}`;
    }
    return undefined;
}
function whyNoAuthority(issuer, path, at) {
    const { certificate, parsed } = issuer;
    const name = certificate.subject;
    const { basicConstraints, keyUsage, nameConstraints } = parsed.extensions;
    if (basicConstraints?.ca !== true)
        return `${name} signed ${path.at(-1)?.certificate.subject}, but is no certificate authority`;
    if (keyUsage !== undefined && !keyUsage.usages.includes('keyCertSign'))
        return `${name} may not sign certificates: its key usage lacks keyCertSign`;
    if (nameConstraints)
        return `${name} has name constraints, which are not understood here`;
    // Self-issued certificates do not count (RFC 5280 4.2.1.9), nor does the leaf.
    const between = path.slice(1).filter(({ subject, issuer }) => subject !== issuer).length;
    const { pathLength } = basicConstraints;
    if (pathLength !== undefined && between > pathLength)
        return `${name} allows ${pathLength} certificate authorities below it (its path length), and there ${between === 1 ? 'is' : 'are'} ${between}`;
    return whyUnfit(issuer, at);
}
/** Key identifiers tell keys with the same name apart. Where they disagree, this is not the issuer that is meant. */
function whyOtherIssuer(below, issuer) {
    const named = below.parsed.extensions.authorityKeyIdentifier;
    const own = issuer.parsed.extensions.subjectKeyIdentifier;
    const mismatch = `${below.certificate.subject} names another ${issuer.certificate.subject} as its issuer`;
    if (named?.keyId && own && Buffer.compare(named.keyId, own) !== 0)
        return `${mismatch} (authority key identifier)`;
    if (named?.serial && Buffer.compare(named.serial, issuer.parsed.serial) !== 0)
        return `${mismatch} (serial number)`;
    if (named?.issuer && (0,_name_js__WEBPACK_IMPORTED_MODULE_2__/* .canonicalName */ .Ew)(named.issuer) !== issuer.issuer)
        return `${mismatch} (issuer of the issuer)`;
    return undefined;
}
function signedBy(below, issuer) {
    try {
        return new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(below.der).verify(new node_crypto__WEBPACK_IMPORTED_MODULE_0__.X509Certificate(issuer.der).publicKey);
    }
    catch {
        // OpenSSL knows no such key or algorithm.
        return false;
    }
}
/** Why `issuer` did not issue `certificate`, by name, key identifiers and signature alone; undefined: it did. */
function whyNotIssuedBy(certificate, issuer) {
    const below = link(certificate, false);
    const above = link(issuer, false);
    if (typeof below === 'string')
        return below;
    if (typeof above === 'string')
        return above;
    if (below.issuer !== above.subject)
        return `${certificate.subject} was issued by ${certificate.issuer}, not by ${issuer.subject}`;
    return whyOtherIssuer(below, above) ?? (signedBy(certificate, issuer) ? undefined : unsigned(certificate, issuer));
}
const unsigned = (below, issuer) => `${below.subject} names ${issuer.subject} as its issuer, but was not signed with that certificate's key`;
/** SHA-1 and MD5 signatures can be forged, and no client of today takes them. */
const isStrongSignature = (algorithm) => /sha(256|384|512)|ed25519/i.test(algorithm);


/***/ }),

/***/ 8655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ checkRoot),
/* harmony export */   y: () => (/* binding */ checkRootAlone)
/* harmony export */ });
/* harmony import */ var _ca_fault_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(913);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8639);
/** What a root must be that pods are to trust: by itself, and above an intermediate. */


/** What to give in its place. */
const notRoot = 'Give the certificate of the root that signed the intermediate, the one that pods shall trust.';
/** What keeps every client, or verify-tls-inspection, from building a path to this root, whatever stands below it. Its dates are for the caller. */
function* checkRootAlone(root) {
    const { subject, basicConstraints } = root;
    if ((0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(root, root) !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-self-signed', `${subject} is given as the root, but has not signed itself`, notRoot);
    if (basicConstraints?.ca !== true)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-a-ca', `the root ${subject} is no certificate authority (basicConstraints CA:TRUE)`, notRoot);
    else if (basicConstraints.pathLength !== undefined && basicConstraints.pathLength < 2)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-path-length', `the root ${subject} has path length ${basicConstraints.pathLength}, but two authorities stand below it: the intermediate, and the one that Azure Firewall makes`, 'Use a root without a path length, or with at least 2.');
    if (root.keyUsage !== undefined && !root.keyUsage.usages.includes('keyCertSign'))
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-cert-sign', `keyUsage of the root ${subject} lacks keyCertSign`, notRoot);
    if (root.keyType === 'rsa' && root.keyBits < 2048)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key', `the RSA key of the root ${subject} has ${root.keyBits} bits, which clients refuse`, 'Use a root with at least 2048 bits, better 4096.');
    const odd = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .unevaluated */ .pb)(root);
    if (odd !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-unsupported-extension', `the root ${subject} has ${odd}, which verify-tls-inspection does not evaluate and therefore never passes`, 'Use a root without: an inspecting firewall signs for every host that its rules allow.');
    const purposes = (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutServers */ .DT)(root);
    if (purposes !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-extended-key-usage', `extended key usage of the root ${subject} (${purposes}) rules TLS servers out, also for everything below it`, 'Use a root without extended key usage, or with serverAuth in it.');
}
/** What is wrong with it by itself, above this intermediate, and today. */
function* checkRoot(root, intermediate, at) {
    const { subject } = root;
    yield* checkRootAlone(root);
    if (root.keyFingerprint === intermediate.keyFingerprint && root.fingerprint !== intermediate.fingerprint)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-key-reused', `${intermediate.subject} has the key of the root ${subject}: the firewall would be given the root's private key`, 'Make a key of its own for the intermediate, and keep the key of the root where it was made.');
    if (root.subjectKeyIdentifier === undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-no-subject-key-identifier', `the root ${subject} has no subject key identifier`, 'Clients that check strictly (Python 3.13 does by default) refuse the chain. Use a root with subjectKeyIdentifier = hash.');
    if (at < root.notBefore || at > root.notAfter)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('root-not-valid', `the root ${subject} is valid from ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notBefore)} to ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}`, 'Use a root that is valid today.');
    else if (root.notAfter < intermediate.notAfter)
        yield {
            code: 'root-expires-first',
            level: 'warning',
            message: `the root ${subject} expires on ${(0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .day */ .vd)(root.notAfter)}, before the intermediate`,
            advice: 'Plan the change of root by its end date, not by the intermediate’s.',
        };
    const notIssued = intermediate.fingerprint === root.fingerprint ? undefined : (0,_chain_js__WEBPACK_IMPORTED_MODULE_1__.whyNotIssuedBy)(intermediate, root);
    if (notIssued !== undefined)
        yield (0,_ca_fault_js__WEBPACK_IMPORTED_MODULE_0__/* .error */ .z3)('not-below-root', `the intermediate does not chain to the root: ${notIssued}`, notRoot);
}


/***/ }),

/***/ 8459:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ readPkcs12),
  writePkcs12: () => (/* binding */ writePkcs12)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/pki/der.js
var der = __webpack_require__(1297);
// EXTERNAL MODULE: ./src/pki/key.js
var pki_key = __webpack_require__(997);
// EXTERNAL MODULE: ./src/pki/oids.js
var oids = __webpack_require__(9553);
;// CONCATENATED MODULE: ./src/pki/pkcs12-cipher.js
/**
 * The password-based encryption and integrity checks of PKCS#12 (RFC 7292 appendix B, RFC 8018, RFC 9579), over OpenSSL's primitives.
 * Iteration counts come from the file, so there is a budget: a file cannot keep us busy for longer than a few seconds.
 */



/** What in the file cannot be read, and what to do about it. */
class UnsupportedPkcs12 extends Error {
    advice;
    constructor(because, advice) {
        super(because);
        this.advice = advice;
    }
}
const pkcs12_cipher_oids = {
    pbes2: '1.2.840.113549.1.5.13',
    pbkdf2: '1.2.840.113549.1.5.12',
    pbmac1: '1.2.840.113549.1.5.14',
    aes256cbc: '2.16.840.1.101.3.4.1.42',
    hmacSha256: '1.2.840.113549.2.9',
    sha256: '2.16.840.1.101.3.4.2.1',
    sha1: '1.3.14.3.2.26',
    pbe3des: '1.2.840.113549.1.12.1.3',
};
const hashLengths = { sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };
const hmacs = {
    '1.2.840.113549.2.7': 'sha1',
    '1.2.840.113549.2.8': 'sha224',
    [pkcs12_cipher_oids.hmacSha256]: 'sha256',
    '1.2.840.113549.2.10': 'sha384',
    '1.2.840.113549.2.11': 'sha512',
};
const pbes2Ciphers = {
    '1.2.840.113549.3.7': { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
    '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', keyLength: 16, ivLength: 16 },
    '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', keyLength: 24, ivLength: 16 },
    [pkcs12_cipher_oids.aes256cbc]: { name: 'aes-256-cbc', keyLength: 32, ivLength: 16 },
};
const pbeCiphers = {
    [pkcs12_cipher_oids.pbe3des]: { name: 'des-ede3-cbc', keyLength: 24, ivLength: 8 },
    '1.2.840.113549.1.12.1.4': { name: 'des-ede-cbc', keyLength: 16, ivLength: 8 },
};
const retired = {
    '1.2.840.113549.1.12.1.1': '128-bit RC4',
    '1.2.840.113549.1.12.1.2': '40-bit RC4',
    '1.2.840.113549.1.12.1.5': '128-bit RC2',
    '1.2.840.113549.1.12.1.6': '40-bit RC2 (RC2-40-CBC)',
    '1.2.840.113549.1.5.3': 'DES with MD5',
    '1.2.840.113549.1.5.10': 'DES with SHA-1',
};
const reExport = 'Write it again with a cipher of today: openssl pkcs12 -legacy -in OLD.pfx -nodes -out all.pem; openssl pkcs12 -export -in all.pem -out NEW.pfx -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1; delete all.pem.';
/** Decrypts what `algorithm` (an AlgorithmIdentifier) encrypted. Throws an OpenSSL error when the password is wrong. */
function decrypt(algorithm, encrypted, password, budget) {
    const [id, parameters] = der/* readElements */.cl(der/* expectTag */.yi(algorithm, der/* tags */._A.sequence, 'the encryption algorithm').content, 'ber');
    const name = der/* readOid */.fM(id);
    const { cipher, key, iv } = name === pkcs12_cipher_oids.pbes2 ? pbes2(parameters, password, budget) : pbe(name, parameters, password, budget);
    const decipher = (0,external_node_crypto_.createDecipheriv)(cipher.name, key, iv);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}
function pbe(name, parameters, password, budget) {
    const cipher = pbeCiphers[name];
    if (cipher === undefined) {
        const old = retired[name];
        throw old === undefined
            ? new UnsupportedPkcs12(`it is encrypted with an algorithm that is not known here (${name})`, reExport)
            : new UnsupportedPkcs12(`it is encrypted with ${old}, which OpenSSL 3 and everything built on it no longer reads`, reExport);
    }
    const [salt, iterations] = der/* readElements */.cl(der/* expectTag */.yi(parameters, der/* tags */._A.sequence, 'the encryption parameters').content, 'ber');
    const saltBytes = der/* expectTag */.yi(salt, der/* tags */._A.octetString, 'the salt').content;
    const times = spend(budget, der/* readCount */._0(iterations, 'the iteration count'));
    return {
        cipher,
        key: deriveKey('sha1', 1, password, saltBytes, times, cipher.keyLength),
        iv: deriveKey('sha1', 2, password, saltBytes, times, cipher.ivLength),
    };
}
function pbes2(parameters, password, budget) {
    const [kdf, scheme] = der/* readElements */.cl(der/* expectTag */.yi(parameters, der/* tags */._A.sequence, 'the PBES2 parameters').content, 'ber');
    const [schemeId, iv] = der/* readElements */.cl(der/* expectTag */.yi(scheme, der/* tags */._A.sequence, 'the PBES2 cipher').content, 'ber');
    const name = der/* readOid */.fM(schemeId);
    const cipher = pbes2Ciphers[name];
    if (cipher === undefined)
        throw new UnsupportedPkcs12(`it is encrypted with a cipher that is not known here (${name})`, reExport);
    const ivBytes = der/* expectTag */.yi(iv, der/* tags */._A.octetString, 'the initialization vector').content;
    if (ivBytes.length !== cipher.ivLength)
        throw new der/* DerError */.I4('the initialization vector has the wrong length');
    return { cipher, key: pbkdf2(kdf, password, cipher.keyLength, budget), iv: ivBytes };
}
function pbkdf2(kdf, password, length, budget) {
    const [id, parameters] = der/* readElements */.cl(der/* expectTag */.yi(kdf, der/* tags */._A.sequence, 'the key derivation').content, 'ber');
    const name = der/* readOid */.fM(id);
    if (name !== pkcs12_cipher_oids.pbkdf2)
        throw new UnsupportedPkcs12(`its key is derived with a function that is not known here (${name})`, reExport);
    const [salt, iterations, ...rest] = der/* readElements */.cl(der/* expectTag */.yi(parameters, der/* tags */._A.sequence, 'the PBKDF2 parameters').content, 'ber');
    const prf = rest.find(element => element.tag === der/* tags */._A.sequence);
    const hmac = prf === undefined ? 'sha1' : hmacs[der/* readOid */.fM(der/* readElements */.cl(prf.content, 'ber')[0])];
    if (hmac === undefined)
        throw new UnsupportedPkcs12('its key is derived with a hash that is not known here', reExport);
    const saltBytes = der/* expectTag */.yi(salt, der/* tags */._A.octetString, 'the salt').content;
    const times = spend(budget, der/* readCount */._0(iterations, 'the iteration count'));
    return (0,external_node_crypto_.pbkdf2Sync)(Buffer.from(password ?? '', 'utf8'), saltBytes, times, length, hmac);
}
function spend(budget, iterations) {
    if (iterations < 1)
        throw new der/* DerError */.I4('an iteration count of zero');
    budget.iterations -= iterations;
    if (budget.iterations < 0)
        throw new UnsupportedPkcs12('its key derivation asks for more iterations than is reasonable', 'Export it again with at most 600000 iterations.');
    return iterations;
}
/** The key derivation of RFC 7292 B.2. `purpose`: 1 key, 2 initialization vector, 3 integrity. */
function deriveKey(hash, purpose, password, salt, iterations, length) {
    const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
    const fill = (bytes) => Uint8Array.from({ length: block * Math.ceil(bytes.length / block) }, (_, i) => bytes[i % bytes.length] ?? 0);
    const diversifier = new Uint8Array(block).fill(purpose);
    const input = Buffer.concat([fill(salt), fill(bmpPassword(password))]);
    const out = [];
    for (let have = 0; have < length;) {
        let digest = (0,external_node_crypto_.createHash)(hash).update(diversifier).update(input).digest();
        for (let i = 1; i < iterations; i++)
            digest = (0,external_node_crypto_.createHash)(hash).update(digest).digest();
        out.push(digest);
        have += digest.length;
        for (let start = 0; start < input.length; start += block)
            addOneAnd(input.subarray(start, start + block), fill(digest).subarray(0, block));
    }
    return Buffer.concat(out).subarray(0, length);
}
/** `target = target + value + 1`, as big-endian numbers of the same length, without the carry. */
function addOneAnd(target, value) {
    let carry = 1;
    for (let i = target.length - 1; i >= 0; i--) {
        const sum = (target[i] ?? 0) + (value[i] ?? 0) + carry;
        target[i] = sum & 0xff;
        carry = sum >> 8;
    }
}
/** UTF-16, big-endian, with two zero bytes at its end; nothing for no password. */
const bmpPassword = (password) => password === undefined ? new Uint8Array() : Buffer.from(`${password}\0`, 'utf16le').swap16();
/** Whether `mac` (a MacData) fits `content` under this password. */
function macFits(mac, content, password, budget) {
    const [digestInfo, salt, iterations] = der/* readElements */.cl(der/* expectTag */.yi(mac, der/* tags */._A.sequence, 'the integrity check').content, 'ber');
    const [algorithm, digest] = der/* readElements */.cl(der/* expectTag */.yi(digestInfo, der/* tags */._A.sequence, 'the integrity digest').content, 'ber');
    const expected = der/* expectTag */.yi(digest, der/* tags */._A.octetString, 'the integrity digest').content;
    const [id, parameters] = der/* readElements */.cl(der/* expectTag */.yi(algorithm, der/* tags */._A.sequence, 'the digest algorithm').content, 'ber');
    const name = der/* readOid */.fM(id);
    if (name === pkcs12_cipher_oids.pbmac1) {
        const [kdf, scheme] = der/* readElements */.cl(der/* expectTag */.yi(parameters, der/* tags */._A.sequence, 'the PBMAC1 parameters').content, 'ber');
        const hmac = hmacs[der/* readOid */.fM(der/* readElements */.cl(der/* expectTag */.yi(scheme, der/* tags */._A.sequence, 'the PBMAC1 scheme').content, 'ber')[0])];
        if (hmac === undefined)
            throw new UnsupportedPkcs12('its integrity check uses a hash that is not known here', reExport);
        const key = pbkdf2(kdf, password, expected.length, budget);
        return (0,external_node_crypto_.createHmac)(hmac, key).update(content).digest().equals(expected);
    }
    const hash = oids/* hashes */.RY[name];
    if (hash === undefined)
        throw new UnsupportedPkcs12(`its integrity check uses a hash that is not known here (${name})`, reExport);
    const saltBytes = der/* expectTag */.yi(salt, der/* tags */._A.octetString, 'the salt').content;
    const times = spend(budget, iterations === undefined ? 1 : der/* readCount */._0(iterations, 'the iteration count'));
    const key = deriveKey(hash, 3, password, saltBytes, times, hashLengths[hash]);
    return (0,external_node_crypto_.createHmac)(hash, key).update(content).digest().equals(expected);
}
/** 3DES with the key derivation of PKCS#12 itself (RFC 7292, appendix B), or AES-256-CBC by PBES2 with PBKDF2 and HMAC-SHA-256 (RFC 8018). */
function encrypt(content, password, encryption, random, iterations) {
    const salt = random(encryption === '3des' ? 8 : 16);
    const run = (name, key, iv) => {
        const cipher = (0,external_node_crypto_.createCipheriv)(name, key, iv);
        return Buffer.concat([cipher.update(content), cipher.final()]);
    };
    if (encryption === '3des') {
        const key = deriveKey('sha1', 1, password, salt, iterations, 24);
        const iv = deriveKey('sha1', 2, password, salt, iterations, 8);
        return {
            algorithm: der/* sequence */.K2(der/* oid */.jq(pkcs12_cipher_oids.pbe3des), der/* sequence */.K2(der/* octets */.tu(salt), der/* count */.U9(iterations))),
            content: run('des-ede3-cbc', key, iv),
        };
    }
    const iv = random(16);
    const prf = der/* sequence */.K2(der/* oid */.jq(pkcs12_cipher_oids.hmacSha256), der/* nullValue */.Pv);
    const kdf = der/* sequence */.K2(der/* oid */.jq(pkcs12_cipher_oids.pbkdf2), der/* sequence */.K2(der/* octets */.tu(salt), der/* count */.U9(iterations), prf));
    return {
        algorithm: der/* sequence */.K2(der/* oid */.jq(pkcs12_cipher_oids.pbes2), der/* sequence */.K2(kdf, der/* sequence */.K2(der/* oid */.jq(pkcs12_cipher_oids.aes256cbc), der/* octets */.tu(iv)))),
        content: run('aes-256-cbc', (0,external_node_crypto_.pbkdf2Sync)(Buffer.from(password, 'utf8'), salt, iterations, 32, 'sha256'), iv),
    };
}
/** The `MacData` of a PKCS#12 file over its content (RFC 7292, 4): HMAC with SHA-1 beside 3DES, with SHA-256 beside AES. */
function macData(content, password, encryption, random, iterations) {
    const [hash, id, length] = encryption === '3des' ? ['sha1', pkcs12_cipher_oids.sha1, 20] : ['sha256', pkcs12_cipher_oids.sha256, 32];
    const salt = random(8);
    const digest = (0,external_node_crypto_.createHmac)(hash, deriveKey(hash, 3, password, salt, iterations, length))
        .update(content)
        .digest();
    return der/* sequence */.K2(der/* sequence */.K2(der/* sequence */.K2(der/* oid */.jq(id), der/* nullValue */.Pv), der/* octets */.tu(digest)), der/* octets */.tu(salt), der/* count */.U9(iterations));
}

// EXTERNAL MODULE: ./src/pki/read.js
var read = __webpack_require__(8108);
;// CONCATENATED MODULE: ./src/pki/pkcs12.js
/**
 * PKCS#12 (RFC 7292), the PFX files that people bring and that Key Vault takes and hands out. Read: everything that OpenSSL 3 reads, with
 * the reason where it does not. Written: one key, one certificate, no chain, because Azure Firewall accepts nothing else.
 */





const limits = { bytes: 1024 * 1024, iterations: 2_000_000, bags: 100 };
const pkcs12_oids = {
    data: '1.2.840.113549.1.7.1',
    encryptedData: '1.2.840.113549.1.7.6',
    keyBag: '1.2.840.113549.1.12.10.1.1',
    shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
    certBag: '1.2.840.113549.1.12.10.1.3',
    safeContentsBag: '1.2.840.113549.1.12.10.1.6',
    x509Certificate: '1.2.840.113549.1.9.22.1',
    localKeyId: '1.2.840.113549.1.9.21',
};
/** Reads a PFX. `password` is empty for a file without one, whether that means an empty password or none at all. Never throws. */
function readPkcs12(bytes, password) {
    if (bytes.length > limits.bytes)
        return refuse(`the PFX is larger than ${limits.bytes} bytes`, 'Give a PFX that holds one certificate and its key.');
    const budget = { iterations: limits.iterations };
    let checked = false;
    try {
        const { authSafe, mac } = pkcs12_open(bytes);
        let fitting = password;
        if (mac !== undefined && !macFits(mac, authSafe, password, budget)) {
            if (password !== '' || !macFits(mac, authSafe, undefined, budget))
                return wrongPassword(password);
            fitting = undefined;
        }
        checked = mac !== undefined;
        return collect(authSafe, fitting, budget);
    }
    catch (error) {
        if (error instanceof UnsupportedPkcs12)
            return refuse(`the PFX cannot be read: ${error.message}`, error.advice);
        if (error instanceof read/* NotACertificate */._4)
            return refuse(`a certificate in the PFX cannot be read: ${error.because}`, 'Export the PFX again.');
        // Without an integrity check a wrong password shows itself as nonsense after decryption.
        const decrypted = !checked && budget.iterations < limits.iterations;
        if (isOpenSslError(error) || (error instanceof der/* DerError */.I4 && decrypted))
            return wrongPassword(password);
        if (error instanceof der/* DerError */.I4)
            return refuse(`the file is no PFX, or a damaged one: ${error.message}`, 'Give the file as it was exported (binary, not base64 or PEM).');
        throw error;
    }
}
const refuse = (because, advice) => ({ ok: false, because, advice });
const wrongPassword = (password) => password === ''
    ? refuse('the PFX is protected by a password, and none was given', 'Set the input ca-password from a secret.')
    : refuse('the password of the PFX is wrong', 'Check the secret that ca-password comes from; a line break at its end counts.');
const isOpenSslError = (error) => error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_OSSL');
function pkcs12_open(bytes) {
    const [version, contentInfo, mac] = der/* readElements */.cl(der/* expectTag */.yi(der/* readElement */.RN(bytes, 'ber'), der/* tags */._A.sequence, 'the PFX').content, 'ber');
    const number = der/* readCount */._0(version, 'the version');
    if (number !== 3)
        throw new der/* DerError */.I4(`its version is ${number} in place of 3`);
    const { type, content } = readContentInfo(contentInfo);
    if (type !== pkcs12_oids.data)
        throw new UnsupportedPkcs12('it is signed with a key in place of a password', 'Export it with a password.');
    return { authSafe: octetsOf(content), mac };
}
function readContentInfo(element) {
    const [type, content] = der/* readElements */.cl(der/* expectTag */.yi(element, der/* tags */._A.sequence, 'a content of the PFX').content, 'ber');
    return { type: der/* readOid */.fM(type), content: der/* readElement */.RN(der/* expectTag */.yi(content, der/* context */._O(0), 'the content').content, 'ber') };
}
/** An octet string's bytes, also where BER cut it into pieces, under its own tag or the implicit `[0]`. */
function octetsOf(element) {
    if (element.tag === der/* tags */._A.octetString || element.tag === der/* context */._O(0, 'primitive'))
        return element.content;
    if (element.tag !== 0x24 && element.tag !== der/* context */._O(0))
        throw new der/* DerError */.I4('an octet string is missing');
    return Buffer.concat(der/* readElements */.cl(element.content, 'ber').map(piece => der/* expectTag */.yi(piece, der/* tags */._A.octetString, 'a piece of an octet string').content));
}
function collect(authSafe, password, budget) {
    const keys = [];
    const certificates = [];
    let bags = 0;
    const visit = (safeContents, depth) => {
        for (const bag of der/* readElements */.cl(der/* expectTag */.yi(der/* readElement */.RN(safeContents, 'ber'), der/* tags */._A.sequence, 'the bags').content, 'ber')) {
            if (++bags > limits.bags || depth > 4)
                throw new UnsupportedPkcs12(`it holds more than ${limits.bags} objects`, 'Give a PFX that holds one certificate and its key.');
            const [id, wrapped] = der/* readElements */.cl(der/* expectTag */.yi(bag, der/* tags */._A.sequence, 'a bag').content, 'ber');
            const value = der/* readElement */.RN(der/* expectTag */.yi(wrapped, der/* context */._O(0), 'a bag’s value').content, 'ber');
            const type = der/* readOid */.fM(id);
            if (type === pkcs12_oids.keyBag)
                keys.push(readKey(value.raw));
            if (type === pkcs12_oids.shroudedKeyBag)
                keys.push(readKey(unshroud(value, password, budget)));
            if (type === pkcs12_oids.certBag)
                certificates.push(...readCertBag(value));
            if (type === pkcs12_oids.safeContentsBag)
                visit(value.raw, depth + 1);
        }
    };
    for (const part of der/* readElements */.cl(der/* expectTag */.yi(der/* readElement */.RN(authSafe, 'ber'), der/* tags */._A.sequence, 'the contents').content, 'ber')) {
        const { type, content } = readContentInfo(part);
        if (type === pkcs12_oids.data)
            visit(octetsOf(content), 0);
        else if (type === pkcs12_oids.encryptedData)
            visit(decryptContent(content, password, budget), 0);
        else
            throw new UnsupportedPkcs12('a part of it is encrypted for a key in place of a password', 'Export it with a password.');
    }
    const [key, second] = [...new Map(keys.map(key => [(0,pki_key/* keyFingerprint */.yy)(key), key])).values()];
    if (second !== undefined)
        return refuse('the PFX holds more than one private key', 'Export the intermediate alone: one certificate and its key.');
    return { ok: true, key, certificates };
}
function decryptContent(content, password, budget) {
    const [, info] = der/* readElements */.cl(der/* expectTag */.yi(content, der/* tags */._A.sequence, 'the encrypted data').content, 'ber');
    const [, algorithm, encrypted] = der/* readElements */.cl(der/* expectTag */.yi(info, der/* tags */._A.sequence, 'the encrypted content').content, 'ber');
    if (encrypted === undefined)
        throw new der/* DerError */.I4('the encrypted content is missing');
    return decrypt(algorithm, octetsOf(encrypted), password, budget);
}
function unshroud(value, password, budget) {
    const [algorithm, encrypted] = der/* readElements */.cl(der/* expectTag */.yi(value, der/* tags */._A.sequence, 'the encrypted key').content, 'ber');
    if (encrypted === undefined)
        throw new der/* DerError */.I4('the encrypted key is missing');
    return decrypt(algorithm, octetsOf(encrypted), password, budget);
}
function readKey(pkcs8) {
    // Read first as what it must be, so that OpenSSL's own errors below can only mean a key it does not know.
    der/* expectTag */.yi(der/* readElement */.RN(pkcs8, 'ber'), der/* tags */._A.sequence, 'the private key');
    try {
        return (0,external_node_crypto_.createPrivateKey)({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
    }
    catch {
        throw new UnsupportedPkcs12('its private key is of a kind that OpenSSL does not know, or damaged', 'Azure Firewall wants an RSA key of at least 4096 bits.');
    }
}
function readCertBag(value) {
    const [id, wrapped] = der/* readElements */.cl(der/* expectTag */.yi(value, der/* tags */._A.sequence, 'a certificate bag').content, 'ber');
    if (der/* readOid */.fM(id) !== pkcs12_oids.x509Certificate)
        return [];
    return [(0,read/* readCertificate */.w$)(octetsOf(der/* readElement */.RN(der/* expectTag */.yi(wrapped, der/* context */._O(0), 'the certificate').content, 'ber')))];
}
/**
 * Writes a PFX with this key and certificate and nothing else. Without a password it is protected by the empty one, which is what tools
 * mean by a password-less PFX (OpenSSL, Windows and Node read it with an empty password).
 */
function writePkcs12(content) {
    const { key, certificate, password = '', encryption = '3des' } = content;
    const iterations = 2048;
    const keyId = der/* sequence */.K2(der/* oid */.jq(pkcs12_oids.localKeyId), der/* encode */.lF(der/* tags */._A.set, der/* octets */.tu(Buffer.from(certificate.fingerprint, 'hex').subarray(0, 20))));
    const bag = (type, value) => der/* sequence */.K2(der/* oid */.jq(type), der/* encode */.lF(der/* context */._O(0), value), der/* encode */.lF(der/* tags */._A.set, keyId));
    const shrouded = encrypt(key.export({ type: 'pkcs8', format: 'der' }), password, encryption, external_node_crypto_.randomBytes, iterations);
    const keys = der/* sequence */.K2(bag(pkcs12_oids.shroudedKeyBag, der/* sequence */.K2(shrouded.algorithm, der/* octets */.tu(shrouded.content))));
    const certBag = der/* sequence */.K2(der/* oid */.jq(pkcs12_oids.x509Certificate), der/* encode */.lF(der/* context */._O(0), der/* octets */.tu(certificate.der)));
    const certificates = encrypt(der/* sequence */.K2(bag(pkcs12_oids.certBag, certBag)), password, encryption, external_node_crypto_.randomBytes, iterations);
    const encryptedData = der/* sequence */.K2(der/* count */.U9(0), der/* sequence */.K2(der/* oid */.jq(pkcs12_oids.data), certificates.algorithm, der/* encode */.lF(der/* context */._O(0, 'primitive'), certificates.content)));
    const authSafe = der/* sequence */.K2(contentInfo(pkcs12_oids.encryptedData, encryptedData), contentInfo(pkcs12_oids.data, der/* octets */.tu(keys)));
    return der/* sequence */.K2(der/* count */.U9(3), contentInfo(pkcs12_oids.data, der/* octets */.tu(authSafe)), macData(authSafe, password, encryption, external_node_crypto_.randomBytes, iterations));
}
const contentInfo = (type, content) => der/* sequence */.K2(der/* oid */.jq(type), der/* encode */.lF(der/* context */._O(0), content));


/***/ }),

/***/ 6335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ comingCertificate)
/* harmony export */ });
/** The certificate in which an intermediate waits that is to follow: a name of its own, so that nothing that reads the one in use can take it. */
const comingCertificate = (certificate) => `${certificate}-next`;


/***/ })

};
