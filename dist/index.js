import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 1553:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns/promises");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 2963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   Is: () => (/* binding */ harmless)
/* harmony export */ });
/* unused harmony exports escapeData, escapeProperty */
/**
 * The runner's workflow commands (`::name key=value::message`), which an action prints to its standard output.
 * Written here, not taken from @actions/core, because that loads an HTTP client before the first line can be printed.
 */
/** The message part: the runner decodes these three and nothing else. */
const escapeData = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
/** A property's value: `:` and `,` would end it. */
const escapeProperty = (text) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
/** One workflow command, without the line's end. Empty properties are left out. */
const command = (name, properties, message) => {
    const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
    const list = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
    return `::${name}${list ? ` ${list}` : ''}::${escapeData(message)}`;
};
/**
 * Text as lines that the runner cannot take for a command, whoever wrote it. It looks for `::` at the start of a line (blanks
 * before it do not matter) and, in its older form, for `##[` anywhere; a line ends at CR as well as at LF. A zero-width space
 * breaks either. Escape sequences and other control characters are replaced, or they would repaint somebody's terminal.
 */
const harmless = (text) => text.split(/\r\n|\r|\n/).map(line => line
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, '\u{fffd}')
    .replace(/^(\s*):(?=:)/, '$1:\u200b')
    .replaceAll('##[', '#\u200b#['));


/***/ }),

/***/ 8452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ annotationsPerLevel),
/* harmony export */   s: () => (/* binding */ createConsole)
/* harmony export */ });
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2963);

/** GitHub shows so many annotations of each kind per step and drops the rest without a word. */
const annotationsPerLevel = 10;
/** A console over `write`, which gets whole lines. */
const createConsole = (write) => {
    const left = { error: annotationsPerLevel, warning: annotationsPerLevel, notice: annotationsPerLevel };
    let hidden = [];
    let open = false;
    const redact = (text) => hidden.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    const line = (text) => write(`${redact(text)}\n`);
    const console = {
        info: text => {
            for (const each of (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(redact(text)))
                line(each);
        },
        debug: text => line((0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)('debug', {}, redact(text))),
        warning: (message, place) => console.annotate({ level: 'warning', message, ...place }),
        annotate: ({ level, message, title, file, line: row, column }) => {
            const where = file === undefined ? '' : `${[file, row, column].filter(part => part !== undefined).join(':')} `;
            // Before it is escaped as a command: "%" and line ends are other texts after that.
            if (left[level]-- > 0)
                line((0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)(level, { title: title && redact(title), file: file && redact(file), line: row, col: column }, redact(message)));
            else
                console.info(`${level}: ${where}${message}`);
        },
        hide: texts => {
            // The longest first: a part that is masked would keep the whole from being found.
            hidden = [...new Set([...hidden, ...texts])].sort((one, other) => other.length - one.length);
        },
        redact,
        endGroup: () => {
            if (open)
                line('::endgroup::');
            open = false;
        },
        group: async (title, body) => {
            // GitHub's groups do not nest and have one open end: a group within a group, or beside one, is a line.
            if (open) {
                console.info(`${title}:`);
                return body();
            }
            line((0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .command */ .G5)('group', {}, (0,_commands_js__WEBPACK_IMPORTED_MODULE_0__/* .harmless */ .Is)(title).join(' ')));
            open = true;
            try {
                return await body();
            }
            finally {
                console.endGroup();
            }
        },
    };
    return console;
};


/***/ }),

/***/ 3843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readGivenFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/** The one way in which actions read a file that somebody named: bounded in size, and never a pipe or a device. */

/** A spec has kilobytes, and so has every other file that is named. */
const usual = 16 * 1024 * 1024;
/** The whole of a file, or an error that says what is there instead. @param most bytes that are read */
function readGivenFile(path, most = usual) {
    // Before it is opened: no signal and no deadline ends the wait for a pipe's other end, and opening a device may already do something.
    refuse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path), path, most);
    // What has taken its place since then is not waited for either.
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    try {
        const { size } = refuse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file), path, most);
        // One more than it had: it may grow, and files of /proc say that they are empty.
        const chunks = [];
        let length = 0;
        for (;;) {
            const chunk = Buffer.allocUnsafe(Math.max(size - length + 1, 64 * 1024));
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(file, chunk);
            if (read === 0)
                return Buffer.concat(chunks);
            length += read;
            if (length > most)
                throw tooLarge(length, path, most);
            chunks.push(chunk.subarray(0, read));
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
function refuse(stat, path, most) {
    if (stat.isDirectory())
        throw new Error(`it is a folder, and a file is needed: ${path}`);
    if (!stat.isFile())
        throw new Error(`it is a pipe or a device, and a file is needed: ${path}`);
    if (stat.size > most)
        throw tooLarge(stat.size, path, most);
    return stat;
}
const tooLarge = (size, path, most) => new Error(`it has ${size} bytes, and at most ${most} are read: ${path}`);


/***/ }),

/***/ 3434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   ig: () => (/* binding */ createPending),
/* harmony export */   nI: () => (/* binding */ describePending)
/* harmony export */ });
/* unused harmony export withoutQuery */
/** A long-running operation's URL carries a signature in its query, which nobody has to see. */
const withoutQuery = (value) => value.replace(/\?.*$/s, '');
/** What goes on in Azure though the job is cut off, in a sentence for people. */
const describePending = (operations) => {
    const converges = 'Running the action again is safe: it finds what exists, joins what is still under way and goes on from there.';
    if (operations.size === 0)
        return `No long-running operation was under way. ${converges}`;
    const list = [...operations].map(([name, value]) => `${name} (${withoutQuery(value)})`).join('; ');
    return `Azure goes on with what was begun: ${list}. ${converges}`;
};
/** The long-running operations that are on their way, to be named when the job is cut off. */
const createPending = () => {
    const operations = new Map();
    return {
        note: (name, value) => {
            if (value === '')
                operations.delete(name);
            else
                operations.set(name, value);
        },
        describe: () => describePending(operations),
    };
};


/***/ }),

/***/ 1765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ distance),
/* harmony export */   q: () => (/* binding */ similar)
/* harmony export */ });
/** `; did you mean "sources"?`, or what is allowed if that is short, or nothing. */
function similar(word, allowed) {
    const nearest = allowed
        .map(candidate => ({ candidate, steps: distance(word.toLowerCase(), candidate.toLowerCase()) }))
        .sort((a, b) => a.steps - b.steps)[0];
    if (nearest && nearest.steps <= Math.max(1, Math.floor(nearest.candidate.length / 3)))
        return `; did you mean "${nearest.candidate}"?`;
    return allowed.length === 0 ? '' : `; allowed: ${allowed.slice(0, 20).join(', ')}${allowed.length > 20 ? ', ...' : ''}`;
}
/** Insertions, deletions and replacements from one word to the other. Words of very different length are simply far apart. */
function distance(from, to) {
    if (Math.abs(from.length - to.length) > 10 || from.length > 60)
        return 99;
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i++) {
        const next = [i];
        for (let j = 1; j <= to.length; j++) {
            const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        row = next;
    }
    return row[to.length] ?? 99;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o1: () => (/* binding */ actions),
  iW: () => (/* binding */ main),
  bE: () => (/* binding */ post)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: ./src/github/console.js
var github_console = __nccwpck_require__(8452);
// EXTERNAL MODULE: ./src/github/pending.js
var pending = __nccwpck_require__(3434);
;// CONCATENATED MODULE: ./src/github/post.js



/** The same name as in world.ts, which loads more than a post step needs. */
const phase = 'STATE_egress-gate-phase';
/**
 * The post step. It says what a main step that was cut off (cancelled, killed, out of time) left behind and what a rerun does.
 * It never fails the job and starts nothing: GitHub allows it minutes at best, and what it would wait for takes longer.
 */
const runPost = (action) => {
    process.on('uncaughtException', () => process.exit(0));
    if (process.env[phase] === 'finished' || process.env[phase] === undefined)
        return;
    const operations = new Map(Object.entries(process.env).flatMap(([key, value]) => key.startsWith('STATE_') && key !== phase && value ? [[key.slice('STATE_'.length), value]] : []));
    const text = `${action} did not come to its end. ${(0,pending/* describePending */.nI)(operations)}`;
    (0,github_console/* createConsole */.s)(line => process.stdout.write(line)).annotate({ level: 'warning', title: action, message: text });
    const summary = process.env['GITHUB_STEP_SUMMARY'];
    if (summary)
        (0,external_node_fs_.appendFileSync)(summary, `\n> [!WARNING]\n> ${text.replace(/[<>&`|@*_[\]]/g, character => `&#${character.charCodeAt(0)};`)}\n`);
};

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./src/github/commands.js
var commands = __nccwpck_require__(2963);
;// CONCATENATED MODULE: ./src/github/defaults.js

/**
 * The inputs of an action.yml and their defaults, by name. GitHub passes defaults itself; they are read again here for two
 * cases: an input that a workflow sets to nothing (`mode: ${{ vars.MODE }}`), and an action that somebody runs by hand.
 *
 * Not a YAML parser, which would cost more than everything else that happens before the first line: our files write each default
 * on one line, plain or as a double-quoted JSON string, and `test/github/action-files.test.ts` compares this with a real parser.
 */
const readDefaults = (actionFile) => {
    const defaults = new Map();
    let section = '';
    let input = '';
    for (const line of (0,external_node_fs_.readFileSync)(actionFile, 'utf8').split('\n')) {
        const top = /^(\w[\w-]*):/.exec(line);
        if (top?.[1])
            section = top[1];
        if (section !== 'inputs')
            continue;
        const name = /^ {2}([\w-]+):\s*$/.exec(line);
        if (name?.[1]) {
            input = name[1];
            defaults.set(input, '');
        }
        const value = /^ {4}default: (.*)$/.exec(line)?.[1];
        if (value !== undefined)
            defaults.set(input, value.startsWith('"') ? JSON.parse(value) : value);
    }
    return defaults;
};

;// CONCATENATED MODULE: ./src/github/files.js

/** The files through which an action answers its runner. Without them outputs and state would be lost after all the work. */
const answerFiles = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE'];
/** Why a file that the runner names cannot be written, or undefined when it can. */
const unwritable = (path) => {
    try {
        if (!(0,external_node_fs_.statSync)(path).isFile())
            return `${path} is not a file`;
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        return undefined;
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT')
            return `${path} does not exist`;
        if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
            return `${path} may not be written by this user`;
        return `${path}: ${error instanceof Error ? error.message : error}`;
    }
};
/** Looks at the runner's files before any work is done. By hand (no GITHUB_ACTIONS) they may be missing: answers are then printed. */
const checkAnswerFiles = (env) => answerFiles.flatMap(name => {
    const path = env[name];
    if (!path) {
        const message = 'is not set, although GITHUB_ACTIONS is: the runner has to name a file through which the action can answer';
        return env['GITHUB_ACTIONS'] === 'true' ? [{ input: name, message }] : [];
    }
    const because = unwritable(path);
    return because === undefined ? [] : [{ input: name, message: `names a file that cannot be written: ${because}` }];
});

// EXTERNAL MODULE: ./src/github/given-file.js
var given_file = __nccwpck_require__(3843);
;// CONCATENATED MODULE: ./src/github/inputs.js


/** Thrown by `fault()` to leave the reading function; never seen outside this file. */
class Unreadable extends Error {
    input;
    constructor(input) {
        super(`the input ${input} is wrong`);
        this.input = input;
    }
}
/** The variable in which the runner passes an input: upper case, blanks become `_`, everything else stays. */
const inputVariable = (name) => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
/** Runs `read` over the inputs and gathers every fault. Either the inputs are all right, or there is at least one fault. */
const readInputs = (read, source) => {
    const faults = [];
    /** Inputs that were refused by `fault()`, which cannot return: they are read as if they were empty in the next round. */
    const refused = new Set();
    for (;;) {
        const before = refused.size;
        const reader = inputReader(source, refused, (input, message) => {
            // What another input looks like without the refused one is not its fault.
            const consequence = refused.has(input) || [...refused].some(name => mentions(message, name));
            if (!consequence && !faults.some(fault => fault.input === input && fault.message === message))
                faults.push({ input, message });
        });
        try {
            const inputs = read(reader);
            return faults.length > 0 ? { ok: false, faults } : { ok: true, inputs };
        }
        catch (error) {
            if (error instanceof Unreadable && refused.add(error.input).size > before)
                continue;
            // What a function makes of inputs that are already known to be wrong is not worth a second message.
            if (faults.length > 0)
                return { ok: false, faults };
            throw error;
        }
    }
};
const booleans = { true: true, True: true, TRUE: true, false: false, False: false, FALSE: false };
const inputReader = ({ env, defaults }, refused, fault) => {
    const value = (name) => (refused.has(name) ? '' : env[inputVariable(name)]?.trim() || defaults.get(name) || '');
    const workspace = env['GITHUB_WORKSPACE'] || process.cwd();
    const missing = (name) => fault(name, 'is required and was not given');
    const reader = {
        text: (name, { required = false } = {}) => {
            const text = value(name);
            if (required && text === '')
                missing(name);
            return text;
        },
        oneOf: (name, allowed) => {
            const text = value(name);
            const found = allowed.find(each => each === text);
            if (found !== undefined)
                return found;
            if (text === '')
                missing(name);
            else
                fault(name, `must be ${list(allowed)}, got ${quote(text)}`);
            return allowed[0];
        },
        boolean: name => {
            const text = value(name);
            const known = booleans[text];
            if (known === undefined && text === '')
                missing(name);
            else if (known === undefined)
                fault(name, `must be true or false, got ${quote(text)}`);
            return known ?? false;
        },
        integer: (name, { min, max }) => {
            const text = value(name);
            const number = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
            if (text === '')
                missing(name);
            else if (!(number >= min && number <= max))
                fault(name, `must be a whole number from ${min} to ${max}, got ${quote(text)}`);
            return number >= min && number <= max ? number : min;
        },
        list: name => value(name)
            .split(/[,\n]/)
            .map(entry => entry.trim())
            .filter(entry => entry !== ''),
        file: (name, { required = false } = {}) => {
            const text = value(name);
            if (text === '') {
                if (required)
                    missing(name);
                return undefined;
            }
            const path = (0,external_node_path_.resolve)(workspace, text);
            try {
                return { path: text, content: (0,given_file/* readGivenFile */.M)(path) };
            }
            catch (error) {
                fault(name, unreadableFile(path, error));
                return undefined;
            }
        },
        fault: (name, message) => {
            fault(name, message);
            throw new Unreadable(name);
        },
    };
    return reader;
};
const unreadableFile = (path, error) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT')
        return `names a file that does not exist: ${path} (is the repository checked out before this step?)`;
    if (code === 'EACCES')
        return `names a file that this user may not read: ${path}`;
    if (code === undefined && error instanceof Error)
        return `cannot be read: ${error.message}`;
    return `names a file that cannot be read: ${path} (${error instanceof Error ? error.message : error})`;
};
const mentions = (message, input) => message.split(/[^\w-]+/).includes(input);
const quote = (text) => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
const list = (words) => words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}` : `${words[0]}`;

// EXTERNAL MODULE: ./src/policy/parse/similar.js
var similar = __nccwpck_require__(1765);
;// CONCATENATED MODULE: ./src/github/misspelt-inputs.js

/**
 * Inputs that were given and that the action does not have, where one that it has was meant for certain. The runner passes them on with no
 * more than a warning, and the one that was meant keeps its default: another spec, or a log that is not asked. Only what is nearly the
 * same is refused: a job may have variables of its own that begin with `INPUT_`.
 */
function misspeltInputs(env, declared) {
    return Object.keys(env).flatMap(variable => {
        const given = /^INPUT_(.+)$/.exec(variable)?.[1]?.toLowerCase();
        if (given === undefined || env[variable] === '' || declared.some(name => written(name) === given))
            return [];
        const meant = declared.find(name => nearly(given, written(name)));
        return meant === undefined ? [] : [{ input: given, message: `is no input of this action; ${meant} is meant` }];
    });
}
/** As the runner writes it in a variable's name, but for case. */
const written = (name) => name.toLowerCase().replaceAll(' ', '_');
const nearly = (given, name) => {
    const plain = given.replaceAll('_', '-');
    const [short, long] = plain.length < name.length ? [plain, name] : [name, plain];
    return (0,similar/* distance */.I)(plain, name) <= (name.length < 8 ? 1 : 2) || (short.length >= 8 && long.startsWith(`${short}-`));
};

;// CONCATENATED MODULE: ./src/github/runner.js
/** Connects an action, which is a value, to GitHub's runner. This file and what it imports statically load before the first line is printed. */








/**
 * Runs an action to its end and ends the process: 0 when the report's result is `pass`, 1 when it is not or something failed,
 * 130 after a signal. Wrong inputs are all reported before anything but this file's few kilobytes is loaded.
 * @param directory the folder of the action's action.yml, which holds the defaults.
 */
const runAction = async (action, directory) => {
    const defaults = readDefaults((0,external_node_path_.join)(directory, 'action.yml'));
    const env = process.env;
    const read = readInputs(reader => {
        const common = {
            summary: reader.boolean('summary'),
            timeoutMinutes: reader.integer('timeout-minutes', { min: 1, max: 1440 }),
            reportDirectory: reader.text('report-directory'),
        };
        return { own: action.inputs(reader), common };
    }, { env, defaults });
    const faults = [...(read.ok ? [] : read.faults), ...misspeltInputs(env, [...defaults.keys()]), ...checkAnswerFiles(env)];
    if (!read.ok || faults.length > 0) {
        print(describeFaults(action.name, faults));
        process.exitCode = 1;
        return;
    }
    const console = (0,github_console/* createConsole */.s)(text => process.stdout.write(text));
    const { runJob } = await __nccwpck_require__.e(/* import() */ 6126).then(__nccwpck_require__.bind(__nccwpck_require__, 6126));
    await runJob(action, read.inputs.own, read.inputs.common, console);
};
/** Without `process.stdout`: making that stream takes longer than everything else that happens before the first line. */
const print = (text) => {
    const bytes = Buffer.from(text);
    let written = 0;
    try {
        while (written < bytes.length)
            written += (0,external_node_fs_.writeSync)(1, bytes, written);
    }
    catch {
        // A pipe that is full for the moment: the stream waits.
        process.stdout.write(bytes.subarray(written));
    }
};
/** Every fault as an annotation and as a line, in one write: the first bytes are also the last. */
const describeFaults = (action, faults) => {
    const shown = faults.slice(0, 10).map(({ input, message }) => (0,commands/* command */.G5)('error', { title: `${action}: ${input}` }, `${input} ${message}`));
    const variable = (input) => (input.startsWith('GITHUB_') ? input : inputVariable(input));
    // A message quotes paths and texts that others may have chosen.
    const lines = faults.map(({ input, message }) => (0,commands/* harmless */.Is)(`  ${input} ${message} (${variable(input)})`).join(' '));
    const total = `${action}: ${faults.length} ${faults.length === 1 ? 'input is' : 'inputs are'} wrong; nothing was done.`;
    return `${[...shown, total, ...lines].join('\n')}\n`;
};

;// CONCATENATED MODULE: ./src/actions/main.js


/** A definition that loads when it is wanted, with its runner beside it: what its inputs are concerns nobody else. */
const lazy = (load) => ({
    load,
    run: async (directory) => runAction(await load(), directory),
});
const actions = {
    'import-ca': lazy(async () => (await __nccwpck_require__.e(/* import() */ 7041).then(__nccwpck_require__.bind(__nccwpck_require__, 7041))).importCa),
    'provision-firewall': lazy(async () => (await __nccwpck_require__.e(/* import() */ 2603).then(__nccwpck_require__.bind(__nccwpck_require__, 2603))).provisionFirewall),
    'deploy-aks': lazy(async () => (await __nccwpck_require__.e(/* import() */ 5778).then(__nccwpck_require__.bind(__nccwpck_require__, 5778))).deployAks),
    'install-ca-in-pod': lazy(async () => (await __nccwpck_require__.e(/* import() */ 5245).then(__nccwpck_require__.bind(__nccwpck_require__, 5245))).installCaInPod),
    'verify-tls-inspection': lazy(async () => (await __nccwpck_require__.e(/* import() */ 795).then(__nccwpck_require__.bind(__nccwpck_require__, 795))).verifyTlsInspection),
    deallocate: lazy(async () => (await __nccwpck_require__.e(/* import() */ 5881).then(__nccwpck_require__.bind(__nccwpck_require__, 5881))).deallocate),
    check: lazy(async () => (await __nccwpck_require__.e(/* import() */ 3353).then(__nccwpck_require__.bind(__nccwpck_require__, 3353))).check),
    connect: lazy(async () => (await __nccwpck_require__.e(/* import() */ 8547).then(__nccwpck_require__.bind(__nccwpck_require__, 8547))).connect),
    comment: lazy(async () => (await __nccwpck_require__.e(/* import() */ 5488).then(__nccwpck_require__.bind(__nccwpck_require__, 5488))).comment),
    issue: lazy(async () => (await __nccwpck_require__.e(/* import() */ 5070).then(__nccwpck_require__.bind(__nccwpck_require__, 5070))).issue),
    question: lazy(async () => (await __nccwpck_require__.e(/* import() */ 6577).then(__nccwpck_require__.bind(__nccwpck_require__, 6577))).question),
    fleet: lazy(async () => (await __nccwpck_require__.e(/* import() */ 3357).then(__nccwpck_require__.bind(__nccwpck_require__, 3357))).fleet),
    doctor: lazy(async () => (await __nccwpck_require__.e(/* import() */ 1562).then(__nccwpck_require__.bind(__nccwpck_require__, 1562))).doctor),
    'reuse-evidence': lazy(async () => (await __nccwpck_require__.e(/* import() */ 9715).then(__nccwpck_require__.bind(__nccwpck_require__, 9715))).reuseEvidence),
    'last-proof': lazy(async () => (await __nccwpck_require__.e(/* import() */ 5194).then(__nccwpck_require__.bind(__nccwpck_require__, 5194))).lastProof),
    'fleet-verdict': lazy(async () => (await __nccwpck_require__.e(/* import() */ 9849).then(__nccwpck_require__.bind(__nccwpck_require__, 9849))).fleetVerdict),
};
/** @param directory the folder of the action's action.yml. */
const main = (name, directory) => actions[name].run(directory);
const post = (name) => runPost(name);

var __webpack_exports__actions = __webpack_exports__.o1;
var __webpack_exports__main = __webpack_exports__.iW;
var __webpack_exports__post = __webpack_exports__.bE;
export { __webpack_exports__actions as actions, __webpack_exports__main as main, __webpack_exports__post as post };
