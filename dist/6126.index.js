export const id = 6126;
export const ids = [6126];
export const modules = {

/***/ 6126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runJob: () => (/* binding */ runJob)
});

// EXTERNAL MODULE: ./src/report/fault.js
var fault = __webpack_require__(9168);
;// CONCATENATED MODULE: ./src/report/failure.js

/** The report of an action that ended by an error. A known fault brings its advice; an unknown one keeps its stack. */
const failureReport = (action, at, error) => {
    const known = (0,fault/* knownFault */.SQ)(error);
    const message = error instanceof Error ? error.message : String(error);
    const finding = known ? { level: 'error', message, advice: known.advice } : { level: 'error', message: `Unexpected: ${message}` };
    return {
        action,
        title: action,
        at,
        result: 'fail',
        headline: (known ? message : `Unexpected: ${message}`).split('\n', 1)[0] ?? '',
        outcomes: [],
        verdicts: [],
        facts: known ? [] : [{ name: 'stack', value: stackOf(error) }],
        findings: known && known.findings.length > 0 ? known.findings : [finding],
        next: known ? [known.advice] : ['This failure is not one that the action knows. Please report it with the lines above.'],
    };
};
/** The stack with those of its causes, each once. */
const stackOf = (error) => {
    const stacks = [];
    for (let each = error; each instanceof Error && stacks.length < 5; each = each.cause)
        stacks.push(each.stack ?? each.message);
    return stacks.join('\ncaused by: ') || String(error);
};

// EXTERNAL MODULE: ./src/github/console.js
var github_console = __webpack_require__(8452);
// EXTERNAL MODULE: ./src/github/pending.js
var github_pending = __webpack_require__(3434);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/github/masks.js
/** The lines of PEM armour. They are the same in every file: masking one would turn half the log into asterisks. */
const armour = /^-----(BEGIN|END) [A-Z0-9 ]+-----$/;
/** Shorter pieces of a secret say nothing and occur everywhere. */
const shortest = 6;
/**
 * What to register with the runner so that a secret does not show: the value, each of its lines, and its base64 forms.
 * A text of several lines is never registered whole, because the runner then masks each of its lines itself, armour included.
 */
const maskedForms = (secret) => {
    const whole = secret.trim();
    if (whole === '')
        return [];
    const lines = whole
        .split(/\r\n|\r|\n/)
        .map(line => line.trim())
        .filter(line => line !== '' && !armour.test(line));
    const several = lines.length !== 1 || lines[0] !== whole;
    // A PEM body is also seen unwrapped, as one base64 text.
    const unwrapped = several ? lines.join('') : '';
    const encoded = [secret, whole, `${whole}\n`].flatMap(text => {
        const base64 = Buffer.from(text, 'utf8').toString('base64');
        return [base64, base64.replace(/=+$/, ''), Buffer.from(text, 'utf8').toString('base64url')];
    });
    const escaped = several ? [] : [encodeURIComponent(whole), JSON.stringify(whole).slice(1, -1)];
    const pieces = [...lines, unwrapped, ...encoded, ...escaped].filter(form => form.length >= shortest);
    return [...new Set(several ? pieces : [whole, ...pieces])];
};

;// CONCATENATED MODULE: ./src/github/world.js



/** Where the post step finds whether the main step came to its end. */
const phaseState = 'egress-gate-phase';
/** A token request that the runner's service does not answer must not hold the job until its deadline. Milliseconds. */
const idTokenDeadline = 60_000;
/** What an action may touch, made from the runner's contract, and where its answers go. */
const createWorld = async (signal, console, pending) => {
    const { exportVariable, getIDToken, saveState, setOutput, setSecret, summary } = await Promise.all(/* import() */[__webpack_require__.e(7625), __webpack_require__.e(8744)]).then(__webpack_require__.bind(__webpack_require__, 8744));
    const env = process.env;
    const mask = (secret) => {
        const forms = maskedForms(secret);
        // The runner is told by printing the secret. Without a runner that would be all that happens to it.
        if (env['GITHUB_ACTIONS'] === 'true')
            for (const form of forms)
                setSecret(form);
        console.hide(forms);
    };
    /** Without its file, @actions/core falls back to a command that runners have not understood since 2023. */
    const save = (name, value) => {
        if (!env['GITHUB_STATE'])
            return;
        try {
            saveState(name, value);
        }
        catch (error) {
            console.warning(`The state "${name}" was not saved, so the post step cannot report it: ${error instanceof Error ? error.message : error}`);
        }
    };
    const answer = (file, what, write) => {
        try {
            write();
        }
        catch (error) {
            const advice = `Look at the runner's disk and at the permissions of ${env[file]}, then run the job again: nothing has to be undone.`;
            throw new fault/* KnownFaultError */.eb({
                code: 'RunnerFile',
                message: `${what} could not be written to ${file}: ${error instanceof Error ? error.message : error}`,
                advice,
            }, { cause: error });
        }
    };
    const world = {
        env,
        log: console,
        signal,
        idToken: env['ACTIONS_ID_TOKEN_REQUEST_URL'] && env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
            ? audience => within(idTokenDeadline, signal, getIDToken(audience))
            : undefined,
        mask,
        saveState: (name, value) => {
            pending.note(name, value);
            save(name, value);
        },
        exportVariable: (name, value) => {
            if (env['GITHUB_ENV'])
                answer('GITHUB_ENV', `The variable ${name}`, () => exportVariable(name, value));
            else
                console.info(`For the following commands: export ${name}=${value}`);
        },
        temp: env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(),
    };
    const answers = {
        setOutputs: outputs => {
            for (const [name, value] of Object.entries(outputs))
                if (env['GITHUB_OUTPUT'])
                    answer('GITHUB_OUTPUT', `The output ${name}`, () => setOutput(name, value));
                else
                    console.info(`output ${name}=${value}`);
        },
        writeSummary: async (markdown) => {
            await summary.addRaw(markdown, true).write();
        },
        finished: () => save(phaseState, 'finished'),
    };
    save(phaseState, 'running');
    return { world, answers };
};
const within = async (milliseconds, signal, token) => {
    const late = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
    const aborted = new Promise((_, reject) => {
        const stop = () => reject(signal.aborted ? signal.reason : new fault/* KnownFaultError */.eb(lateToken));
        if (late.aborted)
            stop();
        else
            late.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([token, aborted]);
    }
    catch (error) {
        if (signal.aborted || error instanceof fault/* KnownFaultError */.eb)
            throw error;
        throw new fault/* KnownFaultError */.eb({
            code: 'IdToken',
            message: `GitHub gave no OIDC token: ${error instanceof Error ? error.message : error}`,
            advice: 'Give the job `permissions: id-token: write`, in the calling workflow as well as in the called one, and run it again.',
        }, { cause: error });
    }
};
const lateToken = {
    code: 'IdToken',
    message: `GitHub's token service did not answer within ${idTokenDeadline / 1000} seconds.`,
    advice: 'Look at githubstatus.com, and run the job again.',
};

;// CONCATENATED MODULE: ./src/github/job.js
/** The life of an action whose inputs are right: signals, deadline, the run itself, its report, the exit code. */





/** How long a run may take to notice that it was aborted, and to write its report. A second after SIGINT the runner has to see us gone. */
const grace = { signal: 900, deadline: 10_000 };
/** Runs an action to its report, its outputs and its exit code, before its deadline. What it throws becomes a report, too. */
const runJob = async (action, inputs, common, console) => {
    const controller = new AbortController();
    const pending = (0,github_pending/* createPending */.ig)();
    let interrupted;
    let finished = false;
    const exit = (code) => {
        finished = true;
        process.exitCode = code;
        // Open keep-alive connections would hold the process for minutes. The callback runs when the output has been handed over.
        process.stdout.write('', () => process.exit(code));
    };
    const onSignal = (signal) => {
        if (interrupted)
            process.exit(130);
        interrupted = signal;
        console.endGroup();
        console.annotate({ level: 'error', title: action.name, message: `${signal}: the job was cancelled. ${pending.describe()}` });
        controller.abort(new fault/* KnownFaultError */.eb({ code: 'Cancelled', message: `cancelled by ${signal}`, advice: pending.describe() }));
        setTimeout(() => process.exit(130), grace.signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.on(signal, onSignal);
    const deadline = new Promise((_, reject) => {
        setTimeout(() => {
            const fault = timedOut(common.timeoutMinutes, pending.describe());
            controller.abort(fault);
            // The run's own rejection says where it stood; it is waited for, but not for long.
            setTimeout(() => reject(fault), grace.deadline);
        }, common.timeoutMinutes * 60_000).unref();
    });
    // A run that waits for something that can no longer happen would otherwise end the process with code 0: a pass that nobody gave.
    process.once('beforeExit', () => {
        if (finished)
            return;
        console.annotate({
            level: 'error',
            title: action.name,
            message: 'The action stopped without a result: it waits for something that cannot come any more. This is a defect of the action.',
        });
        process.exit(1);
    });
    process.on('uncaughtException', error => {
        console.endGroup();
        console.annotate({ level: 'error', title: action.name, message: `Unexpected: ${error instanceof Error ? error.message : error}` });
        console.info(error instanceof Error ? (error.stack ?? error.message) : String(error));
        process.exit(interrupted ? 130 : 1);
    });
    let result;
    let failure;
    try {
        const { world, answers } = await createWorld(controller.signal, console, pending);
        try {
            result = await Promise.race([action.run(inputs, world), deadline]);
            if (!interrupted)
                answers.setOutputs(result.outputs);
        }
        catch (error) {
            const cause = controller.signal.aborted && !interrupted ? controller.signal.reason : error;
            result = { report: failureReport(action.name, new Date().toISOString(), cause), outputs: {} };
            failure = cause;
        }
        if ((failure !== undefined || interrupted) && action.outputsOfFailure)
            answers.setOutputs(action.outputsOfFailure);
        const { publish } = await Promise.all(/* import() */[__webpack_require__.e(7164), __webpack_require__.e(180), __webpack_require__.e(4476), __webpack_require__.e(198), __webpack_require__.e(8113), __webpack_require__.e(4999)]).then(__webpack_require__.bind(__webpack_require__, 2947));
        const report = interrupted ? cancelled(result.report, interrupted, pending.describe()) : result.report;
        const published = await publish(report, common, console, answers);
        if (failure !== undefined && !interrupted)
            explain(console, report);
        if (!interrupted)
            answers.finished();
        exit(interrupted ? 130 : published && !(result.fails ?? report.result !== 'pass') ? 0 : 1);
    }
    catch (error) {
        showError(console, action.name, error);
        exit(interrupted ? 130 : 1);
    }
};
const timedOut = (minutes, state) => new fault/* KnownFaultError */.eb({
    code: 'Timeout',
    message: `The action did not end within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} (input timeout-minutes). ${state}`,
    advice: 'Run it again, with a higher timeout-minutes if it was still making progress.',
});
const cancelled = (report, signal, state) => ({
    ...report,
    result: report.result === 'pass' ? 'inconclusive' : report.result,
    headline: `Cancelled (${signal}) before it was done.`,
    next: [state, ...report.next],
});
/** For what goes wrong outside the run: there is no report that could be published. */
const showError = (console, title, error) => {
    const report = failureReport(title, '', error);
    console.endGroup();
    for (const finding of report.findings.slice(0, github_console/* annotationsPerLevel */.i))
        console.annotate({ ...finding, title });
    console.info(report.headline);
    explain(console, report);
};
/** Known faults say what to do; unknown ones show their stack. */
const explain = (console, report) => {
    for (const finding of report.findings.slice(github_console/* annotationsPerLevel */.i - 1))
        console.info(`  ${[finding.file, finding.line, finding.column].filter(Boolean).join(':')} ${finding.message}`);
    for (const step of report.next)
        console.info(`What to do: ${step}`);
    for (const fact of report.facts)
        if (fact.name === 'stack')
            console.info(fact.value);
};


/***/ }),

/***/ 4099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ withoutPlaces),
/* harmony export */   Q: () => (/* binding */ describeFault)
/* harmony export */ });
/** `egress.yaml:12:7 firewall.policy: what is wrong`, the form that editors and people can follow. */
const describeFault = ({ place, path, message }) => `${place.file}:${place.line}:${place.column} ${path ? `${path}: ` : ''}${message}`;
/** What is deployed stands in no file: a value without any of its places. */
function withoutPlaces(value) {
    if (Array.isArray(value))
        return value.map(withoutPlaces);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (key === 'place' ? [] : [[key, withoutPlaces(item)]])));
}


/***/ }),

/***/ 9168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SQ: () => (/* binding */ knownFault),
/* harmony export */   d5: () => (/* binding */ specFaults),
/* harmony export */   eb: () => (/* binding */ KnownFaultError)
/* harmony export */ });
/* harmony import */ var _policy_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4099);

/** A failure that we know how to explain: thrown by whoever meets it, shown by `github/runner.ts` and the command line. */
class KnownFaultError extends Error {
    name = 'KnownFaultError';
    code;
    advice;
    /** Each becomes an annotation of its own, at its file and line. */
    findings;
    constructor(fault, options = {}) {
        super(fault.message, 'cause' in options ? { cause: options.cause } : undefined);
        this.code = fault.code;
        this.advice = fault.advice;
        this.findings = options.findings ?? [];
    }
}
/** All faults of a spec as one error: every fault is an annotation at its own place. */
const specFaults = (file, faults) => new KnownFaultError({
    code: 'InvalidSpec',
    message: `${file} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}\n${faults.map(fault => `  ${(0,_policy_place_js__WEBPACK_IMPORTED_MODULE_0__/* .describeFault */ .Q)(fault)}`).join('\n')}`,
    advice: `Correct ${file} and run again: nothing was changed.`,
}, {
    findings: faults.map(({ place, path, message }) => ({
        level: 'error',
        message: path ? `${path}: ${message}` : message,
        file: place.file,
        line: place.line,
        column: place.column,
    })),
});
/** The fault that an error carries, if it carries one. A bundle may hold two copies of a class, so the shape decides. */
const knownFault = (error) => {
    if (!(error instanceof Error) || !('advice' in error) || !('code' in error))
        return undefined;
    const { code, advice, message } = error;
    if (typeof code !== 'string' || typeof advice !== 'string')
        return undefined;
    return { code, advice, message, findings: 'findings' in error && Array.isArray(error.findings) ? error.findings : [] };
};


/***/ })

};
