export const id = 8630;
export const ids = [8630];
export const modules = {

/***/ 4589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ atomsOf),
/* harmony export */   T: () => (/* binding */ keyOf)
/* harmony export */ });
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/** What tells one set of numbers from another, and where many of them have their borders. */

/** The same for equal sets, and for them alone. */
function keyOf(axis) {
    const known = keys.get(axis);
    if (known !== undefined)
        return known;
    let key = '';
    for (const { first, last } of axis)
        key += first === last ? `${first},` : `${first}-${last},`;
    keys.set(axis, key);
    return key;
}
const keys = new WeakMap();
/**
 * A space cut along the borders of sets: values that lie in the same of them are one atom. The atoms are disjoint and cover the space.
 */
function atomsOf(space, sets) {
    const known = new Map();
    const distinct = [];
    sets.forEach((axis, place) => {
        const key = keyOf(axis);
        const same = known.get(key);
        if (same !== undefined)
            distinct[same]?.places.push(place);
        else {
            known.set(key, distinct.length);
            distinct.push({ axis, places: [place] });
        }
    });
    const turns = new Map();
    const turn = (at, index) => {
        const there = turns.get(at);
        if (there)
            there.push(index);
        else
            turns.set(at, [index]);
    };
    distinct.forEach(({ axis }, index) => {
        for (const { first, last } of axis) {
            turn(first, index);
            turn(last + 1, index);
        }
    });
    for (const { first, last } of space) {
        turn(first, -1);
        turn(last + 1, -1);
    }
    const borders = [...turns.keys()].sort((a, b) => a - b);
    const open = new Set();
    let inside = false;
    const atoms = new Map();
    borders.forEach((border, index) => {
        for (const which of turns.get(border) ?? []) {
            if (which === -1)
                inside = !inside;
            else if (!open.delete(which))
                open.add(which);
        }
        const next = borders[index + 1];
        if (!inside || next === undefined)
            return;
        const members = [...open].sort((a, b) => a - b);
        const key = members.join();
        const atom = atoms.get(key);
        if (atom)
            atom.blocks.push({ first: border, last: next - 1 });
        else
            atoms.set(key, { blocks: [{ first: border, last: next - 1 }], members });
    });
    return [...atoms.values()].map(({ blocks, members }) => ({
        axis: (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KC)(blocks),
        within: members.flatMap(member => distinct[member]?.places ?? []).sort((a, b) => a - b),
    }));
}


/***/ }),

/***/ 9790:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   Z7: () => (/* binding */ namedOf),
/* harmony export */   ZS: () => (/* binding */ readPattern),
/* harmony export */   eZ: () => (/* binding */ namesOf)
/* harmony export */ });
/* unused harmony export patternText */
/* harmony import */ var _infrastructure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6105);
/* harmony import */ var _match_host_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6832);
/**
 * Host names, cut along the patterns that policies and facts name. A pattern is a name or `*` and an ending; of two endings that fit one
 * name, one is an ending of the other. So the patterns form a tree, and a name belongs to the narrowest pattern that covers it: that is
 * its class. No rule can tell two names of one class apart. Classes are counted so that whatever a pattern covers is one interval.
 */


/** Where names of managed disks live. */
const DISK_ENDINGS = ['.blob.core.windows.net', '.blob.storage.azure.net'];
/** @param patterns as rules and facts write them; what can match no name is left out */
function namesOf(patterns) {
    const [names, endings] = [new Set(), new Set(['', ...DISK_ENDINGS])];
    for (const text of patterns) {
        const pattern = readPattern(text);
        if (pattern)
            (pattern.ending ? endings : names).add(pattern.text);
    }
    const found = [
        ...[...endings].map(text => ({ kind: 'ending', text, key: reversed(text) })),
        ...[...names].map(text => ({ kind: 'name', text, key: reversed(text) })),
    ].sort((a, b) => compare(a.key, b.key) || compare(a.kind, b.kind));
    const classes = [];
    const open = [];
    for (const { kind, text, key } of found) {
        while (open.length > 0 && !key.startsWith(open.at(-1)?.key ?? ''))
            open.pop();
        const parent = open.at(-1)?.id;
        const above = parent === undefined ? {} : { parent };
        const id = classes.length;
        if (kind === 'name') {
            classes.push({ kind, text, ...above, example: text });
            continue;
        }
        const ordinary = exampleOf(text, ['www', 'any', 'a', 'x'], false, names, endings);
        classes.push({ kind, text, ...above, ...(ordinary === undefined ? {} : { example: ordinary }) });
        open.push({ id, key });
        const disk = DISK_ENDINGS.some(ending => text.endsWith(ending))
            ? exampleOf(text, ['md-any', 'md-x', 'md-0'], true, names, endings)
            : undefined;
        if (disk !== undefined)
            classes.push({ kind: 'disk', text, parent: id, example: disk });
    }
    const ids = new Map(classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]));
    const nameless = classes.length;
    const classOf = (host) => {
        const name = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(host);
        if (name === undefined)
            return nameless;
        const exact = ids.get(`name ${name}`);
        if (exact !== undefined)
            return exact;
        const ending = longest(name, endings);
        return ((0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(name) ? ids.get(`disk ${ending}`) : undefined) ?? ids.get(`ending ${ending}`) ?? 0;
    };
    return { classes, nameless, everything: [{ first: 0, last: nameless }], classOf };
}
/** A pattern in the form in which it is compared. Undefined where no name can match it. */
function readPattern(text) {
    const wanted = (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostPattern */ .JF)(text);
    if (wanted === '' || wanted.includes('*', 1))
        return undefined;
    if (wanted.startsWith('*'))
        return { ending: true, text: wanted.slice(1) };
    return (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(wanted) === wanted ? { ending: false, text: wanted } : undefined;
}
const reversed = (text) => [...text].reverse().join('');
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
function longest(name, endings) {
    for (let at = 0; at < name.length; at++)
        if (endings.has(name.slice(at)))
            return name.slice(at);
    return '';
}
const LETTERS = 'wxyzabcdefghijklmnopqrstuv0123456789-_';
/**
 * A name with this ending that no narrower pattern covers. The characters before the ending decide: narrower endings are finitely many,
 * so either one of these is free, or every name is spoken for.
 */
function exampleOf(ending, starts, disk, names, endings) {
    const tail = ending === '' ? 'example.org' : ending;
    const joints = tail.startsWith('.') ? [''] : ['.', ''];
    const fits = (name) => (0,_match_host_js__WEBPACK_IMPORTED_MODULE_1__/* .hostName */ .Sm)(name) === name && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(name) === disk && !names.has(name) && longest(name, endings) === ending;
    const nice = starts.flatMap(start => joints.map(joint => `${start}${joint}${tail}`)).find(fits);
    if (nice !== undefined)
        return nice;
    const head = disk ? 'md-' : '';
    for (const one of ['', ...LETTERS])
        for (const other of LETTERS) {
            const name = `${head}${one}${other}${ending}`;
            if (fits(name))
                return name;
        }
    return [ending, `md-${ending}`].find(fits);
}
function itemsOf(names, set) {
    const member = new Array(names.classes.length).fill(false);
    for (const { first, last } of set)
        member.fill(true, first, Math.min(last, names.classes.length - 1) + 1);
    // What no name is left for counts as its surroundings do.
    names.classes.forEach(({ example, parent }, id) => {
        if (example === undefined)
            member[id] = parent === undefined ? true : (member[parent] ?? false);
    });
    const items = [];
    // For each class: the items that cover it, and the class of disks that it lies beside. An exception of disks reaches the narrower ones.
    const covered = [];
    const disks = [];
    const without = [];
    names.classes.forEach((nameClass, id) => {
        const { kind, text, parent } = nameClass;
        const ordinary = parent === undefined ? [] : (covered[parent] ?? []);
        const beside = parent === undefined ? undefined : disks[parent];
        const isDisk = kind === 'disk' || (kind === 'name' && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isManagedDisk */ .HK)(text));
        const above = isDisk && beside !== undefined
            ? [...ordinary.filter(item => !without[beside]?.has(item)), ...(covered[beside] ?? []).filter(item => items[item]?.disks)]
            : ordinary;
        disks[id] = beside;
        if (kind === 'disk' && parent !== undefined)
            disks[parent] = id;
        const excepted = member[id] ? [] : above;
        without[id] = new Set([...(beside === undefined ? [] : (without[beside] ?? [])), ...excepted]);
        for (const item of excepted)
            items[item]?.except.push(patternText(nameClass));
        if (member[id] && above.length === 0) {
            covered[id] = [items.length];
            items.push({ pattern: patternText(nameClass), except: [], disks: kind === 'disk' });
        }
        else
            covered[id] = member[id] ? above : [];
    });
    return items.map(({ pattern, except }) => ({ pattern, except }));
}
const patternText = ({ kind, text }) => kind === 'name' ? text : kind === 'ending' ? `*${text}` : `md-*${text}`;
const namedOf = (names) => [{ first: 0, last: names.nameless - 1 }];


/***/ }),

/***/ 9898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LF: () => (/* binding */ pathText),
/* harmony export */   Pn: () => (/* binding */ pathKey),
/* harmony export */   ah: () => (/* binding */ pathSet),
/* harmony export */   dr: () => (/* binding */ everyPath),
/* harmony export */   k4: () => (/* binding */ pathClasses)
/* harmony export */ });
/* unused harmony exports spellingOf, hasPath */
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5485);
/**
 * Paths, cut along the URL patterns of rules. Whether a pattern covers a path has three answers (`matchesUrl`), because nobody documents
 * how the firewall compares case, encoding and dots. The answers to all patterns, in order, are a path's spelling; no rule can tell two
 * paths of one spelling apart.
 */

const everyPath = { patterns: [], spellings: new Set(['']) };
/** As `matchesUrl` answers for the host of each pattern, with every reading of the path made once. */
function spellingOf(patterns, path) {
    const asked = path.replace(/[?#].*$/s, '');
    const paths = _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.map(read => read.path(asked));
    let spelling = '';
    for (const pattern of patterns) {
        let covered = 0;
        readingsOf(pattern).forEach((text, index) => {
            if ((0,_match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .coversPath */ .O9)(text, paths[index] ?? ''))
                covered += 1;
        });
        spelling += covered === _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.length ? 'y' : covered === 0 ? 'n' : 'u';
    }
    return spelling;
}
function readingsOf(pattern) {
    const known = read.get(pattern);
    if (known)
        return known;
    const texts = _match_url_js__WEBPACK_IMPORTED_MODULE_0__/* .readings */ .CQ.map(reading => reading.pattern(pattern));
    if (read.size > 10_000)
        read.clear();
    read.set(pattern, texts);
    return texts;
}
const read = new Map();
const hasPath = ({ patterns, spellings }, path) => spellings.has(spellingOf(patterns, path));
/**
 * Every spelling that a path can have towards these patterns, with an example of each, plain ones first. Plain paths are those that
 * every reading leaves alone; of the others, those are looked for that readings take for any two places, and where the patterns are few
 * what is found leads on to those that they take for more.
 */
function pathClasses(patterns) {
    const known = remembered.get(JSON.stringify(patterns));
    if (known)
        return known;
    const found = new Map();
    // Of each spelling a path that has room below it, which the first example of it need not have.
    const rooms = new Map();
    const offer = (path) => {
        const spelling = spellingOf(patterns, path);
        if (!found.has(spelling))
            found.set(spelling, path);
        if (!rooms.has(spelling) && spellingOf(patterns, below(path)) === spelling)
            rooms.set(spelling, path);
    };
    const plain = plainPaths(patterns);
    for (const path of plain)
        offer(path);
    for (const path of plain)
        for (const spelt of respelt(path))
            offer(spelt);
    // What is found may lead on: a detour by way of a detour. Where there are many patterns, one step has to do.
    const tried = new Set();
    for (let step = 0; step < (patterns.length <= FEW ? 4 : 1); step += 1) {
        const before = found.size + rooms.size;
        const places = [...new Set([...found.values(), ...rooms.values()])];
        for (const from of new Set([...rooms.values(), ...places]))
            for (const place of places) {
                const pair = `${from} ${place}`;
                if (tried.has(pair))
                    continue;
                tried.add(pair);
                for (const detour of detours(from, place))
                    offer(detour);
            }
        if (found.size + rooms.size === before)
            break;
    }
    const classes = [...found].map(([spelling, example]) => ({ spelling, example }));
    const sorted = [...classes.filter(({ spelling }) => !spelling.includes('u')), ...classes.filter(({ spelling }) => spelling.includes('u'))];
    if (remembered.size > 500)
        remembered.clear();
    remembered.set(JSON.stringify(patterns), sorted);
    return sorted;
}
const remembered = new Map();
/** So many patterns are looked at from every side. */
const FEW = 8;
const below = (path) => `${path.replace(/\/$/, '')}/any`;
function plainPaths(patterns) {
    const bases = patterns.flatMap(pattern => {
        const text = pattern.replace(/\*$/, '');
        const below = pattern.endsWith('*') ? [`${text}any`, `${text}any/any`] : [];
        const bare = text.replace(/\/$/, '');
        return [text, ...below, bare, `${bare}/`, `${bare}any`, `${bare}/any`, `${bare}/any/any`].flatMap(path => [path, path.toLowerCase()]);
    });
    return [...new Set(['/', '/any', '/any/any', ...bases.map(path => (path.startsWith('/') ? path : `/${path}`))])];
}
/** The same path in other words: other case, an escape, a dot, a doubled slash, and each of them together with the next. */
function respelt(path) {
    const letter = path.search(/[a-zA-Z]/);
    const flip = (text) => (text === text.toLowerCase() ? text.toUpperCase() : text.toLowerCase());
    const cased = letter < 0 ? [] : [path.slice(0, letter) + flip(path[letter] ?? '') + path.slice(letter + 1)];
    const encode = (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
    const escaped = letter < 0 ? [] : [path.slice(0, letter) + encode(path[letter] ?? '') + path.slice(letter + 1)];
    const capital = letter < 0 ? [] : [path.slice(0, letter) + encode(flip(path[letter] ?? '')) + path.slice(letter + 1)];
    const dotted = [`/.${path}`, `/${path}`, `/%2e${path}`];
    return [
        ...cased,
        ...escaped,
        ...capital,
        ...dotted,
        ...cased.flatMap(text => [`/.${text}`, `/%2e${text}`]),
        ...escaped.map(text => `/.${text}`),
    ];
}
/**
 * From one path up and down again to another. As written it lies below the first; resolved it is the second, if the dots are plain, or
 * decoded before. In the last form all of that is one segment which the dots behind it take back, unless its slashes are decoded first.
 */
function detours(path, place) {
    const from = path.replace(/\/$/, '');
    const depth = from.split('/').filter(segment => segment !== '' && segment !== '.').length;
    const ups = (up, times) => `/${up}`.repeat(times);
    const hidden = encodeURIComponent(`${'../'.repeat(depth)}${place.slice(1)}/any`.replaceAll('//', '/'));
    return [
        ...['..', '%2e%2e'].map(up => `${from}/any${ups(up, depth + 1)}${place}`),
        `${from}/%2e%2e/..`,
        `${from}/%2e%2e`,
        `${from}/${hidden}/..`,
    ];
}
/** The same set with as few patterns as tell it from its complement. `all` are the spellings that exist. */
function pathSet(patterns, spellings, all) {
    let kept = patterns.map((_, index) => index);
    for (const index of patterns.keys()) {
        const fewer = kept.filter(other => other !== index);
        if (separates(fewer, spellings, all))
            kept = fewer;
    }
    const short = (spelling) => kept.map(index => spelling[index] ?? '').join('');
    return { patterns: kept.map(index => patterns[index] ?? ''), spellings: new Set([...spellings].map(short)) };
}
function separates(kept, spellings, all) {
    const sides = new Map();
    return all.every(spelling => {
        const short = kept.map(index => spelling[index] ?? '').join('');
        const side = spellings.has(spelling);
        const before = sides.get(short);
        sides.set(short, side);
        return before === undefined || before === side;
    });
}
const pathKey = ({ patterns, spellings }) => JSON.stringify([patterns, [...spellings].sort()]);
function pathText({ patterns, spellings }) {
    const inside = (path) => spellings.has(spellingOf(patterns, path));
    const tree = [{ text: '/', open: true }, ...distinct(patterns).filter(({ text, open }) => !open || text !== '/')];
    const below = ({ text }) => ['any/any', 'x', '0', 'other', 'any']
        .map(end => text + end)
        .find(path => !tree.some(node => node.text.length > text.length && covers(node, path))) ?? `${text}any/any`;
    const nodes = tree.map(node => ({ ...node, member: inside(node.open ? below(node) : node.text) }));
    const items = [];
    const itemOf = [];
    nodes.forEach((node, id) => {
        const above = nodes.findLastIndex((other, index) => index < id && other.open && node.text.startsWith(other.text));
        const wasMember = above >= 0 && (nodes[above]?.member ?? false);
        const item = above >= 0 ? itemOf[above] : undefined;
        if (node.member && !wasMember) {
            itemOf[id] = items.length;
            items.push({ pattern: node.text + (node.open ? '*' : ''), except: [] });
        }
        else {
            itemOf[id] = item;
            if (!node.member && wasMember && item !== undefined)
                items[item]?.except.push(node.text + (node.open ? '*' : ''));
        }
    });
    const unclear = patterns.filter((_, index) => [...spellings].some(spelling => spelling[index] === 'u'));
    return { items, unclear };
}
const covers = ({ text, open }, path) => (open ? path.startsWith(text) : path === text);
/** Patterns as nodes of a tree, wider ones first; `/a` stands for `/a/` too. */
function distinct(patterns) {
    const nodes = patterns.map(pattern => pattern.endsWith('*') ? { text: pattern.slice(0, -1) || '/', open: true } : { text: pattern.replace(/\/$/, '') || '/', open: false });
    const unique = [...new Map(nodes.map(node => [`${node.open} ${node.text}`, node])).values()];
    return unique.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : Number(b.open) - Number(a.open)));
}


/***/ }),

/***/ 466:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ao: () => (/* binding */ changes),
  NV: () => (/* binding */ regionsOf)
});

// UNUSED EXPORTS: Disagreement, changeOf

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/evaluate.js + 6 modules
var evaluate = __webpack_require__(6056);
// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/unknown.js
var unknown = __webpack_require__(5106);
// EXTERNAL MODULE: ./src/policy/regions/axis.js
var regions_axis = __webpack_require__(4589);
;// CONCATENATED MODULE: ./src/policy/regions/arrange.js
/**
 * Boxes of flows told in as few words as possible. A box has one axis for each dimension and stands for every combination; the boxes that
 * are given do not overlap. Cutting one dimension along all borders and joining what then looks alike, one dimension after another, gives
 * a shortest list for that order of dimensions; of all orders the best is taken.
 */


/** Beyond so many boxes only some orders are tried, and then one. */
const SOME = 40;
const MANY = 400;
function arrange(boxes, space, cost) {
    if (boxes.length <= 1)
        return boxes;
    const dimensions = space.map((_, index) => index);
    const turned = dimensions.map(start => [...dimensions.slice(start), ...dimensions.slice(0, start)]);
    const orders = boxes.length > MANY ? [dimensions] : boxes.length > SOME ? turned : permutations(dimensions);
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const order of orders) {
        const arranged = inOrder(boxes, order, space);
        const words = arranged.reduce((sum, box) => sum + 3 + cost(box), 0);
        if (words < least)
            [best, least] = [arranged, words];
    }
    return best ?? boxes;
}
function inOrder(boxes, order, space) {
    const [dimension, ...others] = order;
    if (dimension === undefined)
        return [space.map(() => [])];
    const whole = space[dimension] ?? [];
    const atoms = (0,regions_axis/* atomsOf */.Q)(whole, boxes.map(box => box[dimension] ?? []));
    const alike = new Map();
    const known = new Map();
    for (const { axis, within } of atoms) {
        if (within.length === 0)
            continue;
        const inside = within.flatMap(index => (boxes[index] ? [boxes[index]] : []));
        const members = within.join();
        const rest = known.get(members) ?? inOrder(inside, others, space);
        known.set(members, rest);
        const key = rest
            .map(box => others.map(other => (0,regions_axis/* keyOf */.T)(box[other] ?? [])).join('x'))
            .sort()
            .join(';');
        const same = alike.get(key);
        if (same)
            same.axes.push(axis);
        else
            alike.set(key, { axes: [axis], rest });
    }
    return [...alike.values()].flatMap(({ axes, rest }) => {
        const joined = axes.length === 1 && axes[0] ? axes[0] : (0,intervals/* join */.fj)(axes);
        return rest.map(box => box.map((axis, index) => (index === dimension ? joined : axis)));
    });
}
const permutations = (items) => items.length <= 1 ? [items] : items.flatMap(item => permutations(items.filter(other => other !== item)).map(rest => [item, ...rest]));
const inBox = (box, point) => box.every((axis, index) => has(axis, point[index] ?? -1));

// EXTERNAL MODULE: ./src/policy/regions/paths.js
var regions_paths = __webpack_require__(9898);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
// EXTERNAL MODULE: ./src/policy/regions/space.js
var regions_space = __webpack_require__(1635);
// EXTERNAL MODULE: ./src/policy/regions/without-web.js
var without_web = __webpack_require__(757);
;// CONCATENATED MODULE: ./src/policy/regions/region.js
/** Regions of flows whose decision changes, each with one flow as an example, and the words that sort them. */









/** What becomes of a region's flows, gravest first. */
const changes = ['newly-allowed', 'no-longer-inspected', 'newly-denied', 'newly-inspected', 'uncertain', 'denied-otherwise'];
/** What a reader would call the step from one verdict to the other. */
function changeOf(was, is) {
    if (was.effect === 'unknown' || is.effect === 'unknown' || was.inspected === 'unknown' || is.inspected === 'unknown')
        return 'uncertain';
    if (was.effect !== is.effect)
        return is.effect === 'allow' ? 'newly-allowed' : 'newly-denied';
    if (is.effect === 'deny')
        return 'denied-otherwise';
    return is.inspected ? 'newly-inspected' : 'no-longer-inspected';
}
/** @param clients where the sources of examples are taken from, if they can be */
function regionsOf({ space, pieces }, old, next, clients) {
    const policies = { space, clients, web: [old, next], neither: [(0,without_web/* withoutWeb */.z)(old), (0,without_web/* withoutWeb */.z)(next)], inFull: IN_FULL };
    const whole = [regions_space/* knownAddresses */.eU, services/* everyService */.nu, regions_space/* everyAddress */._C, space.names.everything];
    const regions = pieces.flatMap(({ boxes, paths, was, is }) => arrange(boxes, whole, costOf).flatMap(([source = [], service = [], address = [], host = []]) => {
        const change = changeOf(was, is);
        const found = exampleIn({ source, service, address, host, paths }, { was, is }, policies);
        return found ? [{ change, was, is, source, service, address, host, paths, example: found }] : [];
    }));
    const weight = ({ change, service }) => changes.indexOf(change) * 1e6 + (service[0]?.first ?? 0);
    return regions.sort((a, b) => weight(a) - weight(b));
}
const costOf = (box) => box.reduce((sum, axis) => sum + Math.min(12, axis.length), 0);
/** So many examples are asked of both policies in full, the graver changes first; of the rest, the rules for their source and service. */
const IN_FULL = 200;
/**
 * One flow of a region, asked of both policies in full. That both say what the region says is what keeps this computation honest: if
 * not, no word of it can be believed, and nothing is reported.
 */
function exampleIn(place, expected, policies) {
    const flow = flowIn(place, policies);
    if (!flow)
        return undefined;
    const neither = (0,services/* serviceAt */.xQ)(preferred(place.service, SERVICES)).kind === 'tcp';
    const asked = neither ? policies.neither : policies.web;
    policies.inFull -= 1;
    const [old, next] = policies.inFull < 0 && asked.every(unknown/* isWhole */.wP) ? asked.map(policy => concerned(policy, flow, neither)) : asked;
    if (!old || !next)
        return undefined;
    const was = (0,evaluate/* evaluate */._)(old, flow, policies.space.facts);
    const is = (0,evaluate/* evaluate */._)(next, flow, policies.space.facts);
    for (const [decision, verdict] of [
        [was, expected.was],
        [is, expected.is],
    ])
        if (decision.effect !== verdict.effect || decision.inspected !== verdict.inspected)
            throw new Disagreement(`the comparison says of ${JSON.stringify(flow)}: ${verdict.effect}, inspected: ${verdict.inspected}; the evaluator says ${decision.effect}, inspected: ${decision.inspected}. One of them is wrong, so no region can be believed. Please report this fault of egress-gate, with both files.`);
    return { flow, neither, was, is };
}
/** A policy without the rules that name other sources or services. */
function concerned(policy, flow, neither) {
    const source = (0,addresses/* parseAddress */.or)(flow.source) ?? -1;
    const service = (0,services/* serviceOf */.z5)(flow, neither) ?? -1;
    const concerns = (rule) => {
        const opaque = rule.sourceIpGroups ?? rule.sourceKubeSelectorGroups ?? ('sourceGeoLocations' in rule ? rule.sourceGeoLocations : undefined);
        return (0,intervals/* has */.zy)((0,services/* servicesOf */.Yj)(rule), service) && (opaque !== undefined || (0,intervals/* has */.zy)((0,addresses/* blocksOf */.SH)(rule.sourceAddresses), source));
    };
    return {
        ...policy,
        ruleCollectionGroups: policy.ruleCollectionGroups.map(group => ({
            ...group,
            ruleCollections: group.ruleCollections.map(collection => ({ ...collection, rules: collection.rules.filter(concerns) })),
        })),
        ...(policy.parent ? { parent: concerned(policy.parent, flow, neither) } : {}),
    };
}
const SERVICES = [443, 65_536 + 80];
const preferred = (axis, wishes) => wishes.find(wish => (0,intervals/* has */.zy)(axis, wish)) ?? axis[0]?.first ?? 0;
const PRIVATE = ['10.0.0.4', '172.16.0.4', '192.168.0.4'].map(text => (0,addresses/* parseAddress */.or)(text) ?? 0);
const DESTINATIONS = ['203.0.113.10', '10.0.0.10'].map(text => (0,addresses/* parseAddress */.or)(text) ?? 0);
/** The flow that people would take for an example. Undefined where the region holds none: no name is left for it. */
function flowIn({ source, service, address, host, paths }, { space, clients }) {
    const { names } = space;
    const near = (0,intervals/* intersect */.y$)(source, clients);
    const from = near.length > 0 ? inside(near) : preferred(source, PRIVATE);
    const at = preferred(service, SERVICES);
    const { kind, port } = (0,services/* serviceAt */.xQ)(at);
    const web = kind === 'https' || kind === 'http';
    const name = nameIn(host, space);
    const anonymous = (0,intervals/* has */.zy)(host, names.nameless);
    const byName = (0,intervals/* has */.zy)(address, regions_space/* UNKNOWN_ADDRESS */.q1) && name !== undefined;
    const known = (0,intervals/* intersect */.y$)(address, regions_space/* knownAddresses */.eU);
    if (!byName && known.length === 0)
        return undefined;
    if (name === undefined && !anonymous)
        return undefined;
    const to = DESTINATIONS.find(wish => (0,intervals/* has */.zy)(known, wish)) ?? inside(known);
    const shown = byName || ((web || !anonymous) && name !== undefined);
    const path = paths.patterns.length === 0 ? '/' : (0,regions_paths/* pathClasses */.k4)(paths.patterns).find(({ spelling }) => paths.spellings.has(spelling))?.example;
    if (path === undefined)
        return undefined;
    return {
        source: (0,addresses/* formatAddress */.M0)(from),
        protocol: web ? 'tcp' : kind,
        port,
        ...(byName ? {} : { address: (0,addresses/* formatAddress */.M0)(to) }),
        ...(shown ? { host: name } : {}),
        ...(web ? { application: kind, path } : {}),
    };
}
/** The comparison and the evaluator contradict each other. */
class Disagreement extends Error {
}
/** Not the first address of a block, which is often nobody's. */
const inside = (axis) => {
    const [block] = axis;
    return block ? Math.min(block.last, block.first + 4) : 0;
};
function nameIn(host, { names }) {
    let second;
    for (const { first, last } of host)
        for (let id = first; id <= last && id < names.nameless; id += 1) {
            const { kind, example } = names.classes[id] ?? {};
            if (example === undefined)
                continue;
            if (kind !== 'disk')
                return example;
            second ??= example;
        }
    return second;
}


/***/ }),

/***/ 6048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ kinds),
/* harmony export */   UN: () => (/* binding */ spaceOf),
/* harmony export */   WC: () => (/* binding */ standardServices),
/* harmony export */   Yj: () => (/* binding */ servicesOf),
/* harmony export */   bX: () => (/* binding */ asFlow),
/* harmony export */   nu: () => (/* binding */ everyService),
/* harmony export */   xQ: () => (/* binding */ serviceAt),
/* harmony export */   z5: () => (/* binding */ serviceOf)
/* harmony export */ });
/* harmony import */ var _intervals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7714);
/* harmony import */ var _ports_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1676);


const kinds = ['https', 'http', 'tcp', 'udp', 'icmp'];
const WIDTH = 65_536;
const baseOf = (kind) => kinds.indexOf(kind) * WIDTH;
const spaceOf = (kind) => kind === 'icmp' ? [{ first: baseOf(kind), last: baseOf(kind) }] : [{ first: baseOf(kind) + 1, last: baseOf(kind) + 65_535 }];
const everyService = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)(kinds.map(spaceOf));
const serviceAt = (value) => ({
    kind: kinds[Math.floor(value / WIDTH)] ?? 'icmp',
    port: value % WIDTH,
});
/** Undefined for TCP of which only the port is known. */
function serviceOf({ protocol, application, port }, neither = false) {
    if (protocol !== 'tcp')
        return baseOf(protocol) + (protocol === 'icmp' ? 0 : port);
    if (application === undefined)
        return neither ? baseOf('tcp') + port : undefined;
    return baseOf(application) + port;
}
const asFlow = (value) => {
    const { kind, port } = serviceAt(value);
    if (kind === 'https' || kind === 'http')
        return { protocol: 'tcp', port, application: kind };
    return { protocol: kind, port };
};
const shifted = (kind, ports) => (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([
    ports
        .map(_ports_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePorts */ .K)
        .filter(range => range !== undefined)
        .map(({ from, to }) => ({ first: baseOf(kind) + from, last: baseOf(kind) + to })),
    [],
]);
/** The services that a rule names for certain. */
function servicesOf(rule) {
    const known = remembered.get(rule);
    if (known)
        return known;
    const services = rule.ruleType === 'ApplicationRule' ? applicationServices(rule) : networkServices(rule);
    remembered.set(rule, services);
    return services;
}
const remembered = new WeakMap();
function networkServices({ ipProtocols, destinationPorts }) {
    const protocols = ipProtocols.map(protocol => protocol.toLowerCase());
    const any = protocols.includes('any');
    const tcp = any || protocols.includes('tcp') ? ['https', 'http', 'tcp'] : [];
    const udp = any || protocols.includes('udp') ? ['udp'] : [];
    const icmp = protocols.includes('icmp') || (any && destinationPorts.includes('*')) ? spaceOf('icmp') : [];
    return (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([...[...tcp, ...udp].map(kind => shifted(kind, destinationPorts)), icmp]);
}
const spoken = { https: 'https', http: 'http', mssql: 'tcp' };
function applicationServices({ protocols }) {
    const blocks = protocols.flatMap(({ protocolType, port }) => {
        if (!Number.isInteger(port) || port < 1 || port > 65_535)
            return [];
        const at = baseOf(spoken[protocolType.toLowerCase()]) + port;
        return [{ first: at, last: at }];
    });
    return (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([blocks, []]);
}
/** FQDN tags speak of these alone (facts 1.3); and of TCP on the same ports as long as it may turn out to be HTTPS or HTTP. */
const standardServices = (0,_intervals_js__WEBPACK_IMPORTED_MODULE_0__/* .join */ .fj)([baseOf('https') + 443, baseOf('http') + 80, baseOf('tcp') + 443, baseOf('tcp') + 80].map(at => [{ first: at, last: at }]));


/***/ }),

/***/ 6409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ts: () => (/* binding */ addressesOfText),
  FY: () => (/* binding */ reduced),
  Jh: () => (/* binding */ sideOf)
});

// EXTERNAL MODULE: ./src/policy/addresses.js
var addresses = __webpack_require__(6904);
// EXTERNAL MODULE: ./src/policy/unknown.js
var policy_unknown = __webpack_require__(5106);
;// CONCATENATED MODULE: ./src/policy/compile/exact.js

/** What the index knows of a rule's fields. A rule with any other field is one that it does not know. */
const fields = {
    ApplicationRule: fieldsOf('protocols terminateTLS targetFqdns targetUrls fqdnTags webCategories destinationAddresses httpHeadersToInsert'),
    NetworkRule: fieldsOf('ipProtocols destinationAddresses destinationFqdns destinationPorts destinationIpGroups sourceGeoLocations destinationGeoLocations'),
    NatRule: fieldsOf('ipProtocols destinationAddresses destinationPorts translatedAddress translatedFqdn translatedPort'),
};
function fieldsOf(own) {
    const common = 'ruleType name description sourceAddresses sourceIpGroups sourceKubeSelectorGroups place unknown skipped';
    return Object.assign(Object.create(null), Object.fromEntries(`${common} ${own}`.split(' ').map(field => [field, true])));
}
/**
 * Whether everything that a rule says can be put into the index. Where it cannot, the rule may decide any flow, and the explaining
 * evaluator is asked whether it does.
 */
function isExact({ rule, collection, group }) {
    if (rule.unknown !== undefined && rule.unknown.length > 0)
        return false;
    if (collection.unknown !== undefined && collection.unknown.length > 0)
        return false;
    if (group.unknown !== undefined && group.unknown.length > 0)
        return false;
    const known = fields[rule.ruleType];
    for (const field in rule)
        if (known[field] !== true)
            return false;
    return true;
}
/** Whether the order of the rules and the settings of a policy are known. Where they are not, no part of it can stand for the whole. */
function isOrdered(policy) {
    const { parent, unknown = [], ruleCollectionGroups } = policy;
    if (parent && !isOrdered(parent))
        return false;
    return (!(0,policy_unknown/* hasTies */.U7)(policy) &&
        unknown.length === 0 &&
        ruleCollectionGroups.every(group => (0,policy_unknown/* unknownOf */.KO)(group, 'priority').length === 0 &&
            group.ruleCollections.every(collection => (0,policy_unknown/* unknownOf */.KO)(collection, 'priority').length === 0 &&
                (0,policy_unknown/* unknownOf */.KO)(collection, 'ruleCollectionType').length === 0 &&
                !collection.rules.some(policy_unknown/* isUnread */.KJ))));
}

// EXTERNAL MODULE: ./src/policy/intervals.js
var intervals = __webpack_require__(7714);
// EXTERNAL MODULE: ./src/policy/match.js
var match = __webpack_require__(4337);
// EXTERNAL MODULE: ./src/policy/order.js
var order = __webpack_require__(4604);
// EXTERNAL MODULE: ./src/policy/regions/services.js
var services = __webpack_require__(6048);
;// CONCATENATED MODULE: ./src/policy/regions/side.js
/** One of the two policies that are compared, its rules in the order in which they are asked, ready to be narrowed down. */







/** A policy as lists of rules in the order in which the firewall asks them, with what each covers. */
function sideOf(policy) {
    const whole = isOrdered(policy);
    const dnsProxy = policy.dnsSettings?.enableProxy === true;
    const inspects = policy.certificateAuthority !== undefined;
    const entries = (rules) => rules.filter(({ rule }) => rule.skipped === undefined).map(ordered => entryOf(ordered, { whole, dnsProxy, inspects }));
    return {
        policy,
        whole,
        settings: whole
            ? ''
            : JSON.stringify(side_layers(policy).map(({ unknown, dnsSettings, certificateAuthority }) => [
                unknown,
                dnsSettings,
                certificateAuthority !== undefined,
            ])),
        dnsProxy,
        nat: entries((0,order/* inOrder */.a)(policy, 'NatRule')),
        network: entries((0,order/* inOrder */.a)(policy, 'NetworkRule')),
        application: entries((0,order/* inOrder */.a)(policy, 'ApplicationRule')),
    };
}
const side_layers = (policy) => (policy.parent ? [...side_layers(policy.parent), policy] : [policy]);
function entryOf(ordered, settings) {
    const rule = ordered.rule;
    const { collection, group } = ordered;
    const opaque = [rule.sourceIpGroups, rule.sourceKubeSelectorGroups, rule.sourceGeoLocations].flatMap(ids => ids ?? []);
    const loose = (rule.unknown?.length ?? 0) > 0;
    const effect = collection.action === 'Deny' ? 'deny' : 'allow';
    const certain = !loose && (collection.unknown?.length ?? 0) === 0 && (group.unknown?.length ?? 0) === 0;
    // Where the order is open every detail counts; and what is open of a rule counts in any case.
    const open = certain ? [] : [group.unknown, collection.unknown, rule.unknown];
    const around = settings.whole
        ? open
        : [ordered.policy, group.name, group.priority, collection.name, collection.priority, collection.action, ...open];
    const target = JSON.stringify([effect, ...targetOf(rule, settings), ...around]);
    const service = (0,services/* servicesOf */.Yj)(rule);
    const source = (0,addresses/* blocksOf */.SH)(rule.sourceAddresses);
    const serviceKey = JSON.stringify([service, target]);
    return {
        ordered,
        rule: ordered.rule,
        source,
        doubt: opaque.length === 0 ? '' : JSON.stringify([...opaque].sort()),
        service,
        loose,
        certain,
        wholeKey: JSON.stringify([source, opaque, serviceKey]),
        serviceKey,
        targetKey: target,
        tls: rule.ruleType === 'ApplicationRule' && rule.terminateTLS ? (settings.inspects ? 'inspect' : 'stuck') : 'as is',
    };
}
/** Where a rule leads, in an order of its own: that of the file means nothing. */
function targetOf(rule, { dnsProxy, inspects }) {
    const sorted = (items = []) => [...items].sort();
    if (rule.ruleType === 'ApplicationRule') {
        const { targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses, terminateTLS } = rule;
        const lists = [targetFqdns, targetUrls, fqdnTags, webCategories, destinationAddresses].map(sorted);
        return [lists, terminateTLS && (inspects ? 'inspect' : 'stuck')];
    }
    const { destinationFqdns, destinationIpGroups, destinationGeoLocations } = rule.ruleType === 'NetworkRule' ? rule : {};
    const names = sorted(destinationFqdns);
    return [
        sorted(rule.destinationAddresses),
        names,
        names.length > 0 && dnsProxy,
        sorted(destinationIpGroups),
        sorted(destinationGeoLocations),
    ];
}
/** A policy of nothing but these rules, in the order and the surroundings in which they stand. */
function reduced({ policy, whole }, entries) {
    if (whole) {
        const { parent: _, ruleCollectionGroups: __, ...settings } = policy;
        return {
            ...settings,
            ruleCollectionGroups: entries.map(({ ordered: { group, collection }, rule }, priority) => ({
                ...group,
                priority,
                ruleCollections: [{ ...collection, rules: [rule] }],
            })),
        };
    }
    const kept = new Set(entries.map(({ rule }) => rule));
    // A collection that is left with nothing cannot decide, wherever it stands.
    const thinned = (groups) => groups.flatMap(group => {
        const ruleCollections = group.ruleCollections.flatMap(collection => {
            const rules = collection.rules.filter(rule => kept.has(rule) || (0,policy_unknown/* isUnread */.KJ)(rule));
            return rules.length === 0 ? [] : [{ ...collection, rules }];
        });
        return ruleCollections.length === 0 ? [] : [{ ...group, ruleCollections }];
    });
    const thin = (each) => ({
        ...each,
        ruleCollectionGroups: thinned(each.ruleCollectionGroups),
        ...(each.parent ? { parent: thin(each.parent) } : {}),
    });
    return thin(policy);
}
/** The addresses of a destination that a rule writes down: a block, or a tag whose prefixes are known. */
const addressesOfText = (text, facts) => (0,intervals/* join */.fj)([(0,addresses/* blocksOf */.SH)([text]), (0,addresses/* blocksOf */.SH)((0,match/* lookup */.$I)(facts.serviceTags, text) ?? [])]);


/***/ }),

/***/ 1635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UN: () => (/* binding */ spaceOf),
/* harmony export */   _C: () => (/* binding */ everyAddress),
/* harmony export */   eU: () => (/* binding */ knownAddresses),
/* harmony export */   q1: () => (/* binding */ UNKNOWN_ADDRESS)
/* harmony export */ });
/* harmony import */ var _infrastructure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6105);
/* harmony import */ var _match_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4337);
/* harmony import */ var _match_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5485);
/* harmony import */ var _names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9790);




/** Addresses are counted as numbers; this one stands for "not known": nothing says where the packet goes but its name, if it has one. */
const UNKNOWN_ADDRESS = 2 ** 32;
const everyAddress = [{ first: 0, last: UNKNOWN_ADDRESS }];
const knownAddresses = [{ first: 0, last: UNKNOWN_ADDRESS - 1 }];
/** All lines that rules and facts draw through the addresses, names and services. */
function spaceOf(rules, facts) {
    const patterns = new Set(_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .infrastructurePatterns */ .fl);
    for (const name of Object.keys(facts.dns ?? {}))
        patterns.add(name);
    for (const rule of rules) {
        if (rule.ruleType === 'ApplicationRule')
            for (const { pattern } of named(rule, facts))
                patterns.add(pattern);
        if (rule.ruleType === 'NetworkRule')
            for (const name of rule.destinationFqdns)
                patterns.add(name);
    }
    const names = (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .namesOf */ .eZ)(patterns);
    const ids = new Map(names.classes.map(({ kind, text }, id) => [`${kind} ${text}`, id]));
    const idOf = (pattern) => {
        const read = (0,_names_js__WEBPACK_IMPORTED_MODULE_3__/* .readPattern */ .ZS)(pattern);
        return read && ids.get(`${read.ending ? 'ending' : 'name'} ${read.text}`);
    };
    const resolved = new Set(Object.keys(facts.dns ?? {}).map(idOf));
    const resolution = [];
    names.classes.forEach(({ parent, example }, id) => {
        const above = parent === undefined ? '' : (resolution[parent] ?? '');
        const own = resolved.has(id) && example !== undefined;
        resolution.push(own ? ((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .addressesOf */ .sO)(example, facts) ?? []).map(({ first }) => first).join() : above);
    });
    const targets = new WeakMap();
    return {
        facts,
        names,
        resolution,
        infrastructure: names.classes.map(({ example }) => example !== undefined && (0,_infrastructure_js__WEBPACK_IMPORTED_MODULE_0__/* .isInfrastructureName */ .nV)(example)),
        targets: rule => {
            const known = targets.get(rule);
            if (known)
                return known;
            const made = named(rule, facts).flatMap(({ pattern, path, tag }) => {
                const id = idOf(pattern);
                return id === undefined ? [] : [{ id, path, tag }];
            });
            targets.set(rule, made);
            return made;
        },
    };
}
function named(rule, facts) {
    return [
        ...rule.targetFqdns.map(pattern => ({ pattern, path: undefined, tag: false })),
        ...rule.targetUrls.map(url => {
            const { host, path } = (0,_match_url_js__WEBPACK_IMPORTED_MODULE_2__/* .splitUrlPattern */ .Kn)(url);
            return { pattern: host, path, tag: false };
        }),
        ...rule.fqdnTags.flatMap(tag => [
            ...((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$I)(facts.fqdnTags, tag) ?? []).map(pattern => ({ pattern, path: undefined, tag: true })),
            ...((0,_match_js__WEBPACK_IMPORTED_MODULE_1__/* .lookup */ .$I)(facts.perhapsTagged, tag) ?? []).map(pattern => ({ pattern, path: null, tag: true })),
        ]),
    ];
}


/***/ }),

/***/ 757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ withoutWeb)
/* harmony export */ });
/** The policy as it is for TCP that is neither HTTP nor HTTPS: no rule for these takes it. */
function withoutWeb(policy) {
    const groups = (all) => all.map(group => ({
        ...group,
        ruleCollections: group.ruleCollections.map(collection => ({
            ...collection,
            rules: collection.rules.map((rule) => (rule.ruleType === 'ApplicationRule' ? withoutWebProtocols(rule) : rule)),
        })),
    }));
    return {
        ...policy,
        ruleCollectionGroups: groups(policy.ruleCollectionGroups),
        ...(policy.parent ? { parent: withoutWeb(policy.parent) } : {}),
    };
}
const withoutWebProtocols = (rule) => ({
    ...rule,
    protocols: rule.protocols.filter(({ protocolType }) => protocolType.toLowerCase() === 'mssql'),
});


/***/ })

};
