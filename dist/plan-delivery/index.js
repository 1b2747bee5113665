import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ inputs)
/* harmony export */ });
/* harmony import */ var _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(987);
/* harmony import */ var _fluxgate_pipeline__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(530);
/* harmony import */ var _fluxgate_pipeline__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(61);
/* harmony import */ var _fluxgate_stages__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(693);



/** Reads and checks the inputs; throws one `UserError` that names every problem. */
function inputs(source, _current) {
    return (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(source, (input) => {
        const version = input.optional('version', 256);
        if (version !== undefined) {
            const odd = (0,_fluxgate_pipeline__WEBPACK_IMPORTED_MODULE_1__/* .whyNoVersion */ .w)(version);
            if (odd !== undefined)
                input.problem('version', `${(0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(version)} ${odd}`);
        }
        const since = input.optional('since', 64);
        if (since !== undefined && !(0,_fluxgate_pipeline__WEBPACK_IMPORTED_MODULE_2__/* .isCommit */ .W)(since)) {
            input.problem('since', `is ${(0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .shown */ .SP)(since)}, no whole commit id; write it as 40 hex`);
        }
        return {
            delivery: input.optional('delivery', 512) ?? _fluxgate_stages__WEBPACK_IMPORTED_MODULE_3__/* .DELIVERY_FILE */ .u,
            version,
            since,
            token: input.token('token'),
        };
    });
}


/***/ }),

/***/ 769:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(987);
/* harmony import */ var _fluxgate_forge__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(938);
/* harmony import */ var _fluxgate_transport__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(449);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(349);
/* harmony import */ var _patience_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(975);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(163);






await (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .runAction */ .Cs)(async () => {
    const started = (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .runContext */ .pO)();
    const { apiUrl, graphqlUrl, repository } = started;
    const given = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputs */ .Q)(_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .actionInputs */ .eh, repository);
    const clock = _fluxgate_transport__WEBPACK_IMPORTED_MODULE_3__/* .systemClock */ .m;
    const { token } = given;
    const forge = (0,_fluxgate_forge__WEBPACK_IMPORTED_MODULE_4__/* .createGitHubForge */ .b)({
        token,
        repository,
        apiUrl,
        graphqlUrl,
        clock,
        log: (0,_patience_js__WEBPACK_IMPORTED_MODULE_5__/* .toldOnce */ .n)({ say: _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .say */ .cv, notice: (text) => (0,_fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .annotate */ .fz)('notice', text) }),
        deadlineSeconds: _patience_js__WEBPACK_IMPORTED_MODULE_5__/* .PATIENCE_SECONDS */ .e,
    });
    const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();
    return (0,_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)(given, started, { forge, clock, workspace });
}, { left: _fluxgate_action_kit__WEBPACK_IMPORTED_MODULE_0__/* .ASKED_ONCE */ .rX });

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 975:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ PATIENCE_SECONDS),
/* harmony export */   n: () => (/* binding */ toldOnce)
/* harmony export */ });
/** How long GitHub may take to name the last run that succeeded. Without it everything counts as changed: what is known after that is worth less than the time. */
const PATIENCE_SECONDS = 20;
/** Takes the lines about requests that are tried again; with the first of them, people are told how long this can take and what becomes of the plan. */
function toldOnce({ say, notice }) {
    let told = false;
    return (line) => {
        if (!told) {
            told = true;
            notice(`GitHub does not say which run succeeded last; this waits for ${PATIENCE_SECONDS} s at most, then everything counts as changed`);
        }
        say(line);
    };
}


/***/ }),

/***/ 163:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./packages/action-kit/lib/index.js + 24 modules
var lib = __nccwpck_require__(987);
// EXTERNAL MODULE: ./packages/pipeline/lib/run-ref.js
var run_ref = __nccwpck_require__(61);
;// CONCATENATED MODULE: ./packages/pipeline/lib/comparison.js
/**
 * What a run is compared with, the best first; none: everything counts as changed. On the branch that is delivered it is
 * the last run that succeeded for the service, never the push before: that run may have failed, or been replaced while it
 * waited, and what it was to deliver would be lost. Nor is it enough that the files are again what they were then: a run in between may
 * have delivered a service before another of its jobs failed.
 */
function comparisons(facts) {
    const { ref, byHand, mainBranch, since, lastSuccess } = facts;
    if (since !== undefined) {
        return [{ revision: since, fork: false, touched: false, words: since.slice(0, 7) }];
    }
    if (byHand)
        return [];
    switch (ref.kind) {
        case 'tag':
            return [];
        case 'pull-request': {
            const words = 'the pull request left its base';
            return ref.onto === undefined
                ? []
                : [{ revision: ref.onto, fork: true, touched: false, words }];
        }
        case 'branch': {
            if (ref.name === mainBranch) {
                const words = `the last run that succeeded for it (${lastSuccess?.slice(0, 7)})`;
                return lastSuccess === undefined
                    ? []
                    : [{ revision: lastSuccess, fork: false, touched: true, words }];
            }
            if (mainBranch === undefined)
                return [];
            const revision = `refs/remotes/origin/${mainBranch}`;
            return [{ revision, fork: true, touched: false, words: `the branch left ${mainBranch}` }];
        }
    }
}
/**
 * What the step is called by which later runs see that this one succeeded for a service, whatever becomes of others; the service
 * is known by its delivery file, as the run was given it. `deliver.yml` has the step.
 */
function doneStep(deliveryFile) {
    return `Done with ${deliveryFile}`;
}

// EXTERNAL MODULE: ./packages/policy/lib/quote.js
var quote = __nccwpck_require__(844);
// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(243);
;// CONCATENATED MODULE: ./packages/pipeline/lib/chart-file.js

const LONGEST = 256 * 1024;
const SCHEMA = js_yaml/* CORE_SCHEMA */.OU.withTags(js_yaml/* realMapTag */.HY);
/** Reads the text of a Chart.yaml; a string says what is wrong with it, as a message goes on. */
function readChartFile(text) {
    if (text.length > LONGEST)
        return `has more than ${LONGEST / 1024} KiB`;
    let chart;
    try {
        chart = (0,js_yaml/* load */.Hh)(text, { schema: SCHEMA, maxDepth: 64, maxAliases: 100 });
    }
    catch (error) {
        return `is not YAML: ${error instanceof js_yaml/* YAMLException */.tB ? error.reason : 'it can not be read'}`;
    }
    const version = entryOf(chart, 'version');
    if (typeof version !== 'string')
        return 'has no "version" that is text, such as 1.4.0';
    const dependencies = entryOf(chart, 'dependencies');
    const all = Array.isArray(dependencies) ? dependencies : [];
    return { version, folders: all.flatMap((one) => folderOf(entryOf(one, 'repository'))) };
}
function folderOf(repository) {
    if (typeof repository !== 'string' || repository.length > 512)
        return [];
    return repository.startsWith('file://') ? [repository.slice('file://'.length)] : [];
}
function entryOf(map, key) {
    return map instanceof Map ? map.get(key) : undefined;
}
/** A path taken from a folder, both with `/`; undefined where it leaves the repository. '' is the root. */
function resolveFolder(folder, path) {
    if (path.startsWith('/'))
        return undefined;
    const steps = [];
    for (const step of `${folder}/${path}`.split('/')) {
        if (step === '..') {
            if (steps.pop() === undefined)
                return undefined;
        }
        else if (step !== '' && step !== '.')
            steps.push(step);
    }
    return steps.join('/');
}
/** Whether a path is a folder itself or lies below it; everything lies below ''. */
function isWithin(folder, path) {
    return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/image-plan.js

/** What a service's image is built from and where, `root` being the service's root. */
function imagePlan(image, root) {
    const context = resolveFolder(root, image.context) ?? '';
    const file = resolveFolder(root, image.file ?? `${image.context}/Dockerfile`) ?? '';
    return {
        context: context === '' ? '.' : context,
        file,
        platforms: image.platforms.map((platform) => ({
            platform,
            arch: platform.slice(platform.indexOf('/') + 1),
            runner: platform === 'linux/arm64' ? 'ubuntu-24.04-arm' : 'ubuntu-24.04',
        })),
    };
}

// EXTERNAL MODULE: ./packages/pipeline/lib/release-version.js + 6 modules
var release_version = __nccwpck_require__(530);
// EXTERNAL MODULE: ./packages/policy/lib/relative-path.js
var relative_path = __nccwpck_require__(132);
;// CONCATENATED MODULE: ./packages/pipeline/lib/select-steps.js
/** What stands for all stages, the chart's checks and the analyses. */
const ALL_STEPS = 'all';
/** The checks of the chart, as a step. */
const CHART_STEP = 'chart';
/** All analyses. */
const ANALYSIS_STEPS = 'analysis';
/**
 * The steps that are asked for, fast before slow whatever the order of their names: the first stage, the chart's checks (they take
 * seconds), the other stages as the file has them, then the analyses. No name at all asks for nothing.
 */
function selectSteps(file, names) {
    const steps = allSteps(file);
    const known = knownNames(file);
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length > 0)
        return { kind: 'unknown', names: unknown, known };
    const wanted = new Set(names);
    return {
        kind: 'selected',
        steps: steps.filter(({ kind, name }) => wanted.has(ALL_STEPS) ||
            wanted.has(name) ||
            (kind === 'analysis' && wanted.has(ANALYSIS_STEPS))),
    };
}
function allSteps({ stages, chart, analysis }) {
    const own = stages.map((stage) => ({ kind: 'stage', name: stage.name, stage }));
    const checks = chart === undefined ? [] : [{ kind: 'chart', name: CHART_STEP, chart }];
    const beside = analysis.map((one) => ({ kind: 'analysis', name: one.name, analysis: one }));
    return [...own.slice(0, 1), ...checks, ...own.slice(1), ...beside];
}
/** Every name that may be asked for. */
function knownNames(file) {
    const names = allSteps(file).map(({ name }) => name);
    return [...new Set([ALL_STEPS, ...names, ANALYSIS_STEPS])];
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/step-condition.js
/**
 * Why a step need not run; undefined: it has to. `matches` says whether a path is one of a glob. Where the changes are not known it
 * runs: a test too many costs minutes, a test too few costs trust.
 */
function whyNotNeeded(when, changes, matches) {
    switch (when.kind) {
        case 'always':
            return undefined;
        case 'chart-changed':
            return changes.chart === false ? 'the chart has not changed' : undefined;
        case 'paths': {
            const { files } = changes;
            if (files === undefined)
                return undefined;
            const touched = files.some((path) => when.globs.some((glob) => matches(path, glob)));
            return touched ? undefined : `nothing has changed under ${when.globs.join(', ')}`;
        }
    }
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/split-steps.js



/**
 * Parts the steps of a file in those of the quick job and those of the slow one. The first stage that needs Docker, or
 * that only a changed chart asks for, and all after it are slow, whether it has to run or not: the shape of a workflow
 * does not change with every commit.
 */
function splitSteps(file, changes) {
    const selected = selectSteps(file, [ALL_STEPS]);
    const steps = selected.kind === 'selected' ? selected.steps : [];
    const fast = [];
    const slow = [];
    const analysis = [];
    let isSlow = false;
    for (const step of steps) {
        switch (step.kind) {
            case 'chart':
                fast.push(CHART_STEP);
                break;
            case 'stage': {
                const { needsDocker, when } = step.stage;
                isSlow ||= needsDocker || when.kind === 'chart-changed';
                if (isNeeded(when))
                    (isSlow ? slow : fast).push(step.name);
                break;
            }
            case 'analysis':
                if (isNeeded(step.analysis.when))
                    analysis.push(step.name);
                break;
        }
    }
    return { fast, slow, analysis };
    function isNeeded(when) {
        return whyNotNeeded(when, changes, (path, glob) => (0,relative_path/* matchesGlob */.kt)(glob, path)) === undefined;
    }
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/plan-delivery.js





/** Plans the delivery of one service by one run; never throws. */
function planDelivery(facts) {
    const { file, rootInCheckout, changes } = facts;
    const made = versionOf(facts);
    if (made.kind === 'refused')
        return { kind: 'refused', reason: made.reason };
    const own = ownChanges(facts);
    const changed = own.files === undefined || own.files.length > 0;
    const shared = {
        service: file.service,
        version: made.kind === 'ok' ? made.version : undefined,
        changed,
        chartChanged: own.chart !== false && file.chart !== undefined,
        image: file.image && imagePlan(file.image, rootInCheckout),
        chart: file.chart && (resolveFolder(rootInCheckout, file.chart.path) || '.'),
    };
    if (!changed) {
        const since = changes.kind === 'known' ? changes.since : '';
        const reason = `nothing of ${file.service} has changed since ${since}`;
        const steps = { fast: [], slow: [], analysis: [] };
        return { kind: 'planned', plan: { ...shared, steps, deploy: undefined, reason } };
    }
    const steps = splitSteps(file, serviceChanges(facts));
    const stay = made.kind === 'none' ? made.reason : whyNotDelivered(facts);
    const deploy = stay === undefined ? file.deploy : undefined;
    const what = made.kind === 'ok' ? `${file.service} ${made.version}` : file.service;
    const fate = deploy === undefined
        ? `is tested and not delivered, as ${stay ?? 'no "deploy" says where to'}`
        : `goes to ${deploy.environment} in ${deploy.repository}`;
    const reason = `${what} ${fate}; ${changeWords(changes, shared.chartChanged)}`;
    return { kind: 'planned', plan: { ...shared, steps, deploy, reason } };
}
/** The branch that feeds the environment; undefined: neither the file nor the event says. */
function feedingBranch(file, defaultBranch) {
    return file.deploy?.branch ?? defaultBranch;
}
function versionOf({ file, version, ref, commit, time, chart }) {
    if (version !== undefined) {
        const odd = (0,release_version/* whyNoVersion */.w)(version);
        return odd === undefined
            ? { kind: 'ok', version }
            : { kind: 'refused', reason: `version ${(0,quote/* quote */.h)(version)} ${odd}` };
    }
    return (0,release_version/* releaseVersion */.S)(file.chart?.versions ?? 'branch', {
        service: file.service,
        base: chart?.version,
        branch: ref.name,
        time,
        ...commit,
    });
}
/** The changes that are the service's: of its root, and of the folders that its chart is made from. */
function ownChanges({ root, chart, changes }) {
    if (changes.kind === 'unknown')
        return { files: undefined, chart: undefined };
    const folders = chart?.folders ?? [];
    const isOfChart = (path) => folders.some((folder) => isWithin(folder, path));
    return {
        files: changes.files.filter((path) => isWithin(root, path) || isOfChart(path)),
        chart: changes.files.some(isOfChart),
    };
}
/** The changes that are the service's, as the conditions of its stages mean them. */
function serviceChanges(facts) {
    const { files, chart } = ownChanges(facts);
    return { files: files?.map(fromRoot(facts.root)), chart };
}
/** A path as the delivery file's globs mean it; what lies outside of the root keeps a name that no glob means. */
function fromRoot(root) {
    return (path) => {
        if (root === '')
            return path;
        return isWithin(root, path) ? path.slice(root.length + 1) : `../${path}`;
    };
}
function whyNotDelivered(facts) {
    const { file, ref, defaultBranch, commit, version } = facts;
    const { deploy } = file;
    if (deploy === undefined)
        return 'the delivery file names no "deploy"';
    if (ref.kind === 'pull-request')
        return 'a pull request is';
    const branch = feedingBranch(file, defaultBranch);
    if (branch === undefined) {
        return `nothing says which branch feeds ${deploy.environment}; name it as "branch" under "deploy"`;
    }
    if (ref.kind === 'tag') {
        if (version === undefined && file.chart?.versions !== 'tag') {
            return 'tags make no versions here; set "versions: tag" under "chart" if they should';
        }
        return commit.isOnFeedingBranch ? undefined : `the tagged commit is none of ${branch}`;
    }
    if (ref.name !== branch) {
        return `${(0,quote/* quote */.h)(ref.name)} does not feed ${deploy.environment}, ${(0,quote/* quote */.h)(branch)} does`;
    }
    return commit.isOvertaken
        ? `a newer commit of ${branch} was delivered before; to deliver this one all the same, start the workflow by hand`
        : undefined;
}
function changeWords(changes, chartChanged) {
    if (changes.kind === 'unknown')
        return `everything counts as changed: ${changes.why}`;
    return `it has changed since ${changes.since}${chartChanged ? ', and so has its chart' : ''}`;
}

;// CONCATENATED MODULE: ./packages/report/lib/clean.js
/** Stands where a character was that must not be seen, so that tampering shows. */
const REPLACEMENT = '\ufffd';
/** Controls (C0, C1) and format characters: bidi overrides, zero-width characters, soft hyphens, tags. */
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;
/** The same without line feeds and tabs. */
const UNSEEN_IN_LINES = /(?:[^\P{Cc}\n\t]|\p{Cf})+/gu;
/** What the runner would read as a command if the text reached its log: `::name::` first in a line, `##[name]` anywhere. */
const COMMAND = /^[^\S\n]*:(?=:)|##(?=\[)/gm;
/**
 * One line of text from outside, at most `max` characters: white space collapsed, what can't be seen made visible as U+FFFD,
 * lone surrogates too; a cut ends with an ellipsis.
 */
function clean_cleanLine(untrusted, max) {
    const line = untrusted
        .slice(0, max * 2)
        .toWellFormed()
        .replace(/[\s\u0085]+/g, ' ')
        .replace(UNSEEN, REPLACEMENT)
        .trim();
    const cut = untrusted.length > max * 2;
    return cut || line.length > max ? `${clip(line, max - 1).trimEnd()}…` : line;
}
/** Lines of text from outside, tabs and indentation kept, without anything unseen or that the runner would obey. */
function cleanLines(untrusted) {
    return untrusted
        .toWellFormed()
        .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
        .replace(UNSEEN_IN_LINES, REPLACEMENT)
        .replace(COMMAND, '$&\u200b');
}
/** The first `max` UTF-16 units, never half a character. */
function clip(text, max) {
    const cut = text.slice(0, max);
    return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

;// CONCATENATED MODULE: ./packages/report/lib/escape.js

/** Longest prose from outside that is shown in one place. */
const TEXT_MAX = 400;
/** Longest value shown in a code span. */
const CODE_MAX = 120;
/** Nothing to see, yet `@`, `#` and `://` after which it stands are no mention, reference or link to GitHub any more. */
const BREAK = '&#x200B;';
/** Hexadecimal, because a decimal reference would itself hold `#` and a digit. */
const ENTITIES = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['`', '&#x60;'],
    ['*', '&#x2A;'],
    ['_', '&#x5F;'],
    ['~', '&#x7E;'],
    ['[', '&#x5B;'],
    [']', '&#x5D;'],
    ['!', '&#x21;'],
    ['|', '&#x7C;'],
    ['\\', '&#x5C;'],
    ['$', '&#x24;'],
]);
/**
 * Prose from outside as Markdown that says just that, anywhere in a line or table cell: no mention, reference, link, image, HTML,
 * emphasis, emoji or block; one line of at most `max` characters.
 */
function escape_text(untrusted, max = TEXT_MAX) {
    return escapeLine(clean_cleanLine(untrusted, max));
}
/**
 * A value from outside as a code span, in prose or a table cell. References and mentions are broken there too: a body can become a
 * commit message, where GitHub reads them in backticks as well.
 */
function code(untrusted, max = CODE_MAX) {
    const line = cleanLine(untrusted, max);
    if (line === '')
        return '`""`';
    // A pipe ends a table cell even in backticks, and its escape shows outside of tables; HTML with entities is right in both.
    if (line.includes('|'))
        return `<code>${escapeLine(line)}</code>`;
    const quiet = line.replace(/#(?=[\d[])|(?<!\w)@(?=\w)|(?<![a-z\d])gh-(?=\d)|\/(?:issues|pull|discussions)\/(?=\d)/gi, '$&\u200b');
    const fence = '`'.repeat(longestRun(quiet) + 1);
    const pad = quiet.startsWith('`') || quiet.endsWith('`') ? ' ' : '';
    return `${fence}${pad}${quiet}${pad}${fence}`;
}
/** Length of the longest run of backticks. */
function longestRun(line) {
    return (line.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
function escapeLine(line) {
    return line
        .replace(/[&<>`*_~[\]!|\\$@#]|:(?=:|\/\/|(?!\d+:)[\w+-]{1,40}:)|(?<![a-z\d])gh-(?=\d)|www(?=\.)/gi, (found) => ENTITIES.get(found) ?? `${found}${BREAK}`)
        .replace(/^(?:[-+=]|\d{1,9}[.)](?= |$))/, leading);
}
/** A list, rule or underline begins here: the character that makes it one becomes an entity. */
function leading(start) {
    const mark = start
        .charCodeAt(start.length - 1)
        .toString(16)
        .toUpperCase();
    return `${start.slice(0, -1)}&#x${mark};`;
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: ./packages/tools/lib/git-environment.js
/** The environment in which git sees nothing of its user and asks nobody; `home`: a folder that stands in for theirs. */
function isolatedGit(home) {
    return {
        HOME: home,
        LC_ALL: 'C',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_TERMINAL_PROMPT: '0',
        GIT_NO_LAZY_FETCH: '1',
    };
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./packages/tools/lib/capture.js

/** Errors are shown, and nobody reads more of one. */
const MOST_STDERR = 1024 * 1024;
/** Between asking a program to end and making it end. */
const GRACE_MS = 5_000;
/**
 * Runs a program and keeps what it prints as it comes, without looking for lines: a chart may render to one line of hundreds
 * of megabytes. It is ended when its time is over or when it printed too much. Rejects when it can't be started.
 */
function capture(request) {
    const child = (0,external_node_child_process_namespaceObject.spawn)(request.program, request.args, { env: { ...request.env }, stdio: 'pipe' });
    const stdout = [];
    const stderr = [];
    let size = 0;
    let told = 0;
    let ended = 'ended';
    const end = (why, signal) => {
        if (ended === 'ended')
            ended = why;
        child.kill(signal);
    };
    const timer = setTimeout(() => end('timed-out', 'SIGTERM'), request.milliseconds);
    const last = setTimeout(() => end('timed-out', 'SIGKILL'), request.milliseconds + GRACE_MS);
    child.stdout.on('data', (data) => {
        size += data.length;
        if (size <= request.outputLimit)
            stdout.push(data);
        else if (ended === 'ended')
            end('too-much', 'SIGKILL');
    });
    child.stderr.on('data', (data) => {
        told += data.length;
        if (told <= MOST_STDERR)
            stderr.push(data);
    });
    // A program that ends without reading closes the pipe under what is written: its exit code says what there is to say.
    child.stdin.on('error', () => { });
    child.stdin.end(request.input);
    // `Promise.withResolvers` would be shorter, and Node 20, which the program `fluxgate` runs on as well, has none.
    const captured = new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => {
            if (ended !== 'ended')
                return resolve({ kind: ended });
            const exitCode = code ?? (signal === null ? 1 : 128);
            resolve({
                kind: 'ended',
                exitCode,
                stdout: Buffer.concat(stdout),
                stderr: Buffer.concat(stderr),
            });
        });
    });
    return captured.finally(() => {
        clearTimeout(timer);
        clearTimeout(last);
    });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./packages/tools/lib/clean-output.js

/** Enough for the error at the end of a long render, short enough for an annotation. */
const LIMIT = 2_000;
/** Control characters, and those that turn the direction of text or can't be seen; tab and line feed stay. */
const CONTROLS = /(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/**
 * What a tool printed, fit for a message: no control characters, no line that the runner would take for one of its
 * commands (`::add-mask::`), and only the end of a long text, where tools say what went wrong.
 */
function cleanOutput(text) {
    const plain = (0,external_node_util_namespaceObject.stripVTControlCharacters)(text.slice(-4 * LIMIT))
        .replace(CONTROLS, ' ')
        .split('\n')
        .map((line) => line.trim().replace(/^(?:::|##\[)/, ' $&'))
        .filter((line) => line !== '')
        .join('\n');
    return plain.length > LIMIT ? `…${plain.slice(-LIMIT)}` : plain;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
;// CONCATENATED MODULE: ./packages/tools/lib/tool-error.js
/**
 * A tool that is missing or did not do its work. The message holds the command's name, its exit code and what it
 * said on stderr, never its arguments: those may hold what must not be logged.
 */
class ToolError extends Error {
    code;
    /** Who runs an action installs what is missing; the message says so, and no stack is shown. */
    kind;
    tool;
    exitCode;
    constructor(code, about, message, options) {
        super(`${about.tool}: ${message}`, options);
        this.name = 'ToolError';
        this.code = code;
        this.kind = code === 'NOT_FOUND' ? 'misconfigured' : 'broken';
        this.tool = about.tool;
        this.exitCode = about.exitCode;
    }
}

;// CONCATENATED MODULE: ./packages/tools/lib/find-tool.js



/**
 * The absolute path of a program. Only absolute folders are searched: a relative one in PATH would mean whatever
 * was checked out. ToolError NOT_FOUND when no folder has it.
 */
async function findTool(name, search = {}) {
    if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name))
        throw new Error('a tool is named in lower case');
    const path = search.path ?? process.env['PATH'] ?? '';
    const folders = [...(search.folders ?? []), ...path.split(external_node_path_.delimiter)].filter(external_node_path_.isAbsolute);
    for (const folder of folders) {
        const candidate = (0,external_node_path_.join)(folder, name);
        if (await isExecutable(candidate))
            return candidate;
    }
    throw new ToolError('NOT_FOUND', { tool: name }, 'not found in PATH: install it; in a workflow, in a step before this one');
}
async function isExecutable(file) {
    try {
        await (0,promises_.access)(file, promises_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/tools/lib/run-tool.js




/** Runs a program without a shell and returns what it printed on stdout; ToolError for every other end. */
async function runTool(call, options = {}) {
    return (await runToolForBytes(call, options)).toString('utf8');
}
/** The same for what need not be text. */
async function runToolForBytes(call, options = {}) {
    const { exitCode, stdout, stderr } = await endingOf(call, options);
    if (exitCode === 0)
        return stdout;
    const about = { tool: call.tool, exitCode };
    throw new ToolError('FAILED', about, `exit ${exitCode}: ${cleanOutput(stderr.toString('utf8'))}`);
}
/**
 * Runs a program whose exit code is an answer, such as a linter's. ToolError where it could not be started, did not end in
 * time or printed too much.
 */
async function askTool(call, options = {}) {
    const { exitCode, stdout, stderr } = await endingOf(call, options);
    return { exitCode, stdout: stdout.toString('utf8'), stderr: stderr.toString('utf8') };
}
async function endingOf(call, options) {
    const limit = options.outputLimit ?? 32 * 1024 * 1024;
    const seconds = options.timeoutSeconds ?? 120;
    const captured = await start(call, options, seconds, limit);
    const about = { tool: call.tool };
    switch (captured.kind) {
        case 'ended':
            return captured;
        case 'timed-out':
            throw new ToolError('TIMED_OUT', about, `ended after ${seconds} s without a result`);
        case 'too-much':
            throw new ToolError('TOO_MUCH_OUTPUT', about, `printed more than ${limit} bytes`);
    }
}
async function start(call, options, seconds, outputLimit) {
    const program = await findTool(call.tool, options);
    const operands = call.operands === undefined ? [] : ['--', ...call.operands];
    const args = [...call.args, ...operands];
    const milliseconds = seconds * 1000;
    try {
        const { env, input } = call;
        return await capture({ program, args, env, input, milliseconds, outputLimit });
    }
    catch (cause) {
        throw new ToolError('FAILED', { tool: call.tool }, 'could not be started', { cause });
    }
}

;// CONCATENATED MODULE: ./packages/tools/lib/git.js





/** Tags and file names that are read at most; a commit with more of them is told by TOO_MUCH_OUTPUT. */
const MOST_OUTPUT = 8 * 1024 * 1024;
/** Reads where a folder of a checkout stands; ToolError where it is none. Nothing is fetched and nothing is written. */
async function checkedOutCommit(folder) {
    const commit = await line(folder, ['rev-parse', '--verify', 'HEAD^{commit}']);
    const prefix = await line(folder, ['rev-parse', '--show-prefix']);
    const isShallow = (await line(folder, ['rev-parse', '--is-shallow-repository'])) !== 'false';
    const count = isShallow ? undefined : Number(await line(folder, ['rev-list', '--count', 'HEAD']));
    const tags = await git(folder, ['tag', '--points-at', 'HEAD']);
    return {
        commit,
        prefix: prefix.replace(/\/$/, ''),
        commitCount: count,
        tags: tags.split('\n').filter((tag) => tag !== ''),
    };
}
/**
 * The commit that a revision names, a whole id or a full ref; undefined: the clone does not hold it. With `fork`, the
 * newest commit that it shares with the one that is checked out.
 */
async function resolveCommit(folder, revision, fork) {
    if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64}|refs\/[^\0-\x20~^:?*[\\]+)$/.test(revision)) {
        throw new Error('a revision is a whole commit id or a full ref');
    }
    const found = await maybeLine(folder, [
        'rev-parse',
        '--verify',
        '--quiet',
        `${revision}^{commit}`,
    ]);
    if (found === undefined || !fork)
        return found;
    return maybeLine(folder, ['merge-base', found, 'HEAD']);
}
/** Whether a commit is one of those that another, or a full ref, is made of; false where the clone does not tell. */
async function isMadeOf(folder, ref, commit) {
    const tip = await resolveCommit(folder, ref, false);
    if (tip === undefined)
        return false;
    return (await maybeLine(folder, ['merge-base', commit, tip])) === commit;
}
/**
 * Files that differ between a commit and the one that is checked out, from the repository's root; both names of a file
 * that moved. undefined: they can't be listed, as the clone lacks their folders or there are far too many.
 */
async function changedFiles(folder, since) {
    return names(folder, ['diff-tree', '-r', ...NAMES_ALONE, since, 'HEAD']);
}
/**
 * Files that a commit touched which the checked out one is made of and the other is not, whatever became of them since; merges
 * touch nothing of their own. From the repository's root; undefined as for `changedFiles`.
 */
async function touchedFiles(folder, since) {
    const flags = ['--format=', '--no-merges', '--no-show-signature'];
    return names(folder, ['log', ...flags, ...NAMES_ALONE, `${since}..HEAD`]);
}
const NAMES_ALONE = ['-z', '--name-only', '--no-renames', '--no-ext-diff', '--no-textconv'];
async function names(folder, args) {
    try {
        const listed = await git(folder, args);
        return [...new Set(listed.split('\0').filter((name) => name !== ''))];
    }
    catch (error) {
        const isNo = error instanceof ToolError && error.code !== 'NOT_FOUND';
        if (isNo)
            return undefined;
        throw error;
    }
}
async function maybeLine(folder, args) {
    try {
        return await line(folder, args);
    }
    catch (error) {
        const isNo = error instanceof ToolError && (error.exitCode === 1 || error.exitCode === 128);
        if (isNo)
            return undefined;
        throw error;
    }
}
async function line(folder, args) {
    return (await git(folder, args)).trimEnd();
}
/**
 * No configuration but the repository's own, which checkout wrote; no hook, no fetch, no bare repository that came with
 * the files. `safe.directory`: in a container the checkout belongs to another user.
 */
function git(folder, args) {
    const here = (0,external_node_path_.resolve)(folder);
    const settings = ['safe.directory=*', 'safe.bareRepository=explicit', 'core.hooksPath=/dev/null'];
    const options = { outputLimit: MOST_OUTPUT, timeoutSeconds: 60 };
    return runTool({
        tool: 'git',
        args: ['-C', here, ...settings.flatMap((setting) => ['-c', setting]), ...args],
        env: {
            ...isolatedGit((0,external_node_os_namespaceObject.tmpdir)()),
            PATH: '',
            GIT_OPTIONAL_LOCKS: '0',
            GIT_ALLOW_PROTOCOL: 'none',
        },
    }, options);
}

// EXTERNAL MODULE: ./packages/stages/lib/delivery-file-error.js
var delivery_file_error = __nccwpck_require__(743);
// EXTERNAL MODULE: ./packages/stages/lib/load-delivery.js + 14 modules
var load_delivery = __nccwpck_require__(693);
// EXTERNAL MODULE: ./packages/stages/lib/read-small-file.js
var read_small_file = __nccwpck_require__(442);
;// CONCATENATED MODULE: ./packages/stages/lib/gather-delivery.js






/** A chart's dependencies may come from folders that have such dependencies themselves. */
const MOST_FOLDERS = 50;
/**
 * Everything that the plan of a delivery follows from. DeliveryFileError where the delivery file or the chart can't be
 * read, or the checkout is none.
 */
async function gatherDelivery(run) {
    const { workspace, ref, defaultBranch, version, time } = run;
    const { file, root: rootInCheckout } = await (0,load_delivery/* loadDelivery */.F)(workspace, run.path);
    const folder = rootInCheckout === '' ? workspace : `${workspace}/${rootInCheckout}`;
    const { prefix: root, ...commit } = await checkout(folder, run.path);
    const branch = feedingBranch(file, defaultBranch);
    const feeding = `refs/remotes/origin/${branch}`;
    const isTagOfBranch = ref.kind === 'tag' && branch !== undefined;
    const last = await lastSuccess(run, branch);
    return {
        file,
        root,
        rootInCheckout,
        ref,
        defaultBranch,
        version,
        time,
        chart: file.chart && (await chartFacts(workspace, { root, rootInCheckout }, file.chart)),
        commit: {
            ...commit,
            isOvertaken: await isOvertaken(folder, commit.commit, last.commit),
            isOnFeedingBranch: isTagOfBranch && (await isMadeOf(folder, feeding, commit.commit)),
        },
        changes: await changeFacts(run, folder, branch, last),
    };
}
async function checkout(folder, path) {
    try {
        return await checkedOutCommit(folder);
    }
    catch (cause) {
        if (!(cause instanceof ToolError))
            throw cause;
        if (cause.code !== 'FAILED')
            throw new delivery_file_error/* DeliveryFileError */.H(cause.message, { cause });
        const way = 'check the repository out with actions/checkout and "fetch-depth: 0"';
        throw new delivery_file_error/* DeliveryFileError */.H(`${(0,quote/* quote */.h)(path)} is in no git checkout; ${way}`, { cause });
    }
}
/** Of no account but on the branch that is delivered, where nobody says what to compare with. */
async function lastSuccess({ ref, byHand, since, lastSuccess }, mainBranch) {
    const looksUp = ref.kind === 'branch' && ref.name === mainBranch && !byHand && since === undefined;
    const answer = looksUp ? await lastSuccess(ref.name) : { commit: undefined };
    return 'why' in answer
        ? { commit: undefined, why: answer.why }
        : { commit: answer.commit, why: undefined };
}
async function isOvertaken(folder, commit, last) {
    if (last === undefined || last === commit)
        return false;
    const found = await resolveCommit(folder, last, true);
    return found === commit;
}
async function changeFacts(run, folder, mainBranch, last) {
    const { ref, byHand, since } = run;
    if (last.why !== undefined)
        return { kind: 'unknown', why: last.why };
    const facts = { ref, byHand, mainBranch, since, lastSuccess: last.commit };
    const candidates = comparisons(facts);
    for (const { revision, fork, touched, words } of candidates) {
        const commit = await resolveCommit(folder, revision, fork);
        if (commit === undefined)
            continue;
        const files = await filesSince(folder, commit, touched);
        return files === undefined
            ? { kind: 'unknown', why: `the changes since ${words} can not be listed here` }
            : { kind: 'known', files, since: words };
    }
    return { kind: 'unknown', why: whyUnknown(facts, candidates.length > 0) };
}
/** undefined: they can't be listed. */
async function filesSince(folder, commit, touched) {
    const changed = await changedFiles(folder, commit);
    if (changed === undefined || !touched)
        return changed;
    const also = await touchedFiles(folder, commit);
    return also && [...new Set([...changed, ...also])];
}
function whyUnknown({ ref, byHand, mainBranch }, missing) {
    if (missing) {
        return 'the checkout lacks the commit to compare with (check out with "fetch-depth: 0")';
    }
    if (byHand)
        return 'the run was started by hand';
    if (ref.kind === 'tag')
        return 'the run is for a tag';
    return ref.kind === 'branch' && ref.name === mainBranch
        ? 'no run of this workflow has succeeded on the branch yet'
        : 'nothing says what to compare with';
}
async function chartFacts(workspace, roots, source) {
    const folders = new Set();
    const waiting = [resolveFolder('', source.path) ?? ''];
    let version;
    for (let own = waiting.shift(); own !== undefined; own = waiting.shift()) {
        const folder = resolveFolder(roots.root, own);
        const shown = resolveFolder(roots.rootInCheckout, under(own, 'Chart.yaml'));
        if (folder === undefined || shown === undefined || folders.has(folder))
            continue;
        if (folders.size >= MOST_FOLDERS)
            throw tooMany(shown);
        folders.add(folder);
        const text = await (0,read_small_file/* readSmallFile */.E)(workspace, shown);
        if (text === undefined) {
            // A dependency that is not there is for helm to tell, with its name.
            if (version !== undefined)
                continue;
            const way = '"path" under "chart" names the folder that holds it';
            throw new delivery_file_error/* DeliveryFileError */.H(`there is no ${(0,quote/* quote */.h)(shown)}; ${way}`);
        }
        const chart = readChartFile(text);
        if (typeof chart === 'string')
            throw new delivery_file_error/* DeliveryFileError */.H(`${shown} ${chart}`);
        version ??= chart.version;
        waiting.push(...chart.folders.map((path) => under(own, path)));
    }
    return version === undefined ? undefined : { version, folders: [...folders] };
}
function under(folder, path) {
    return folder === '' ? path : `${folder}/${path}`;
}
function tooMany(shown) {
    return new delivery_file_error/* DeliveryFileError */.H(`${shown} leads to more than ${MOST_FOLDERS} charts in folders`);
}

;// CONCATENATED MODULE: ./actions/plan-delivery/lib/run.js




/** Plans what this run does for one service. */
async function run(inputs, started, ports) {
    const ref = started.ref === undefined ? undefined : (0,run_ref/* runRef */.p)(started.ref, started.payload);
    if (ref === undefined) {
        const way = 'start it for a branch, a tag or a pull request';
        throw new lib/* UserError */.yo('INVALID_EVENT', `a delivery can't be planned for this run; ${way}`);
    }
    const facts = await gatherDelivery({
        workspace: ports.workspace,
        path: inputs.delivery,
        ref,
        defaultBranch: started.defaultBranch,
        byHand: started.eventName === 'workflow_dispatch',
        version: inputs.version,
        since: inputs.since,
        time: ports.clock.now().toISOString(),
        lastSuccess: (branch) => run_lastSuccess(ports, started, { branch, step: doneStep(inputs.delivery) }),
    });
    const planned = planDelivery(facts);
    if (planned.kind === 'refused') {
        const { reason } = planned;
        return { outputs: { reason }, summary: escape_text(reason, 2000), failure: reason };
    }
    return { outputs: outputsOf(planned.plan, facts), summary: summaryOf(planned.plan) };
}
/** A run that can't look back counts everything as changed: minutes are lost then, and nothing else. */
async function run_lastSuccess({ forge }, { runId }, request) {
    if (runId === undefined)
        return { why: (0,lib/* whyNotSet */.wA)('GITHUB_RUN_ID') };
    try {
        return { commit: await forge.lastSuccess({ ...request, run: runId }) };
    }
    catch (error) {
        if (!(error instanceof Error) || !('kind' in error))
            throw error;
        return { why: error.message };
    }
}
function outputsOf(plan, { file, rootInCheckout }) {
    const { steps, image, deploy } = plan;
    const { imageTag, imageDigest } = file.chart?.stamp ?? {};
    return {
        service: plan.service,
        version: plan.version ?? '',
        changed: String(plan.changed),
        'chart-changed': String(plan.chartChanged),
        'fast-stages': JSON.stringify(steps.fast),
        'slow-stages': JSON.stringify(steps.slow),
        analysis: JSON.stringify(steps.analysis),
        image: image === undefined ? '' : JSON.stringify(image),
        chart: plan.chart ?? '',
        'image-tag-at': pathsOf(imageTag).join(' '),
        'image-in-chart': [...pathsOf(imageTag), ...pathsOf(imageDigest)].join(' '),
        root: rootInCheckout === '' ? '.' : rootInCheckout,
        deploys: String(deploy !== undefined),
        repository: file.deploy?.repository ?? '',
        environment: file.deploy?.environment ?? '',
        budget: `${file.budget / 1000}s`,
        'over-budget': file.overBudget,
        reason: plan.reason,
    };
}
/** An annotation says what an image is, and runs none. */
function pathsOf(address) {
    return address?.kind === 'values' ? [address.path.join('.')] : [];
}
/** One line for the person who looks at the run. */
function summaryOf({ reason, steps: { fast, slow, analysis } }) {
    const later = [slow, analysis].filter((names) => names.length > 0);
    const work = [
        fast.length === 0 ? [] : [`first ${fast.join(', ')}`],
        later.length === 0 ? [] : [`then ${later.map((names) => names.join(', ')).join(' beside ')}`],
    ];
    return escape_text([reason, ...work.flat()].join('; '), 4000);
}


/***/ }),

/***/ 243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HY: () => (/* binding */ realMapTag),
/* harmony export */   Hh: () => (/* binding */ load),
/* harmony export */   KE: () => (/* binding */ getScalarValue),
/* harmony export */   OU: () => (/* binding */ CORE_SCHEMA),
/* harmony export */   PH: () => (/* binding */ parseEvents),
/* harmony export */   hy: () => (/* binding */ EVENT_ID),
/* harmony export */   jK: () => (/* binding */ SCALAR_STYLE),
/* harmony export */   tB: () => (/* binding */ YAMLException)
/* harmony export */ });
/* unused harmony exports CHOMPING_CLIP, CHOMPING_KEEP, CHOMPING_MODE, CHOMPING_STRIP, COLLECTION_STYLE, COLLECTION_STYLE_BLOCK, COLLECTION_STYLE_FLOW, DEFAULT_SCALAR_STYLE_RULES, DUMP_SCHEMA, EVENT_ALIAS, EVENT_DOCUMENT, EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, FAILSAFE_SCHEMA, JSON_SCHEMA, NOT_RESOLVED, SCALAR_STYLE_DOUBLE_QUOTED, SCALAR_STYLE_FOLDED_BLOCK, SCALAR_STYLE_LITERAL_BLOCK, SCALAR_STYLE_PLAIN, SCALAR_STYLE_SINGLE_QUOTED, Schema, VISIT_BREAK, VISIT_SKIP, YAML11_SCHEMA, binaryTag, boolCoreTag, boolJsonTag, boolYaml11Tag, constructFromEvents, defineMappingTag, defineScalarTag, defineSequenceTag, dump, eventsToAst, floatCoreTag, floatJsonTag, floatYaml11Tag, intCoreTag, intJsonTag, intYaml11Tag, jsToAst, legacyMapTag, loadAll, mapTag, mergeTag, nullCoreTag, nullJsonTag, nullYaml11Tag, omapTag, pairsTag, present, seqTag, setTag, strTag, timestampTag, visit */
/*! js-yaml 5.5.0 https://github.com/nodeca/js-yaml @license MIT */
//#region src/tag.ts
/**
* Returned by a scalar resolver when the source does not match its tag.
*
* @category Tags
*/
var NOT_RESOLVED = Symbol("NOT_RESOLVED");
/**
* Create a normalized scalar tag definition.
*
* @category Tags
*/
function defineScalarTag(tagName, options) {
	return {
		tagName,
		nodeKind: "scalar",
		implicit: options.implicit ?? false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		implicitFirstChars: options.implicitFirstChars ?? null,
		resolve: options.resolve,
		identify: options.identify,
		represent: options.represent ?? ((data) => String(data)),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized sequence tag definition.
*
* @category Tags
*/
function defineSequenceTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "sequence",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addItem: options.addItem,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
/**
* Create a normalized mapping tag definition.
*
* @category Tags
*/
function defineMappingTag(tagName, options) {
	const carrierIsResult = options.finalize === void 0;
	return {
		tagName,
		nodeKind: "mapping",
		implicit: false,
		matchByTagPrefix: options.matchByTagPrefix ?? false,
		create: options.create,
		addPair: options.addPair,
		has: options.has,
		keys: options.keys,
		get: options.get,
		finalize: options.finalize ?? ((carrier) => carrier),
		carrierIsResult,
		identify: options.identify,
		represent: options.represent ?? ((data) => data),
		representTagName: options.representTagName ?? (() => tagName)
	};
}
//#endregion
//#region src/tag/scalar/str.ts
/** @category Tags */
var strTag = defineScalarTag("tag:yaml.org,2002:str", {
	resolve: (source) => source,
	identify: (data) => typeof data === "string"
});
//#endregion
//#region src/tag/scalar/null_core.ts
var NULL_VALUES$1 = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullCoreTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES$1.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_json.ts
/** @category Tags */
var nullJsonTag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: ["n"],
	resolve: (source, isExplicit) => {
		if (source === "null" || isExplicit && source === "") return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/null_yaml11.ts
var NULL_VALUES = [
	"",
	"~",
	"null",
	"Null",
	"NULL"
];
/** @category Tags */
var nullYaml11Tag = defineScalarTag("tag:yaml.org,2002:null", {
	implicit: true,
	implicitFirstChars: [
		"",
		"~",
		"n",
		"N"
	],
	resolve: (source) => {
		if (NULL_VALUES.indexOf(source) !== -1) return null;
		return NOT_RESOLVED;
	},
	identify: (object) => object === null,
	represent: () => "null"
});
//#endregion
//#region src/tag/scalar/bool_core.ts
var TRUE_VALUES$2 = [
	"true",
	"True",
	"TRUE"
];
var FALSE_VALUES$2 = [
	"false",
	"False",
	"FALSE"
];
/** @category Tags */
var boolCoreTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"t",
		"T",
		"f",
		"F"
	],
	resolve: (source) => {
		if (TRUE_VALUES$2.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$2.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_json.ts
var TRUE_VALUES$1 = ["true"];
var FALSE_VALUES$1 = ["false"];
/** @category Tags */
var boolJsonTag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: ["t", "f"],
	resolve: (source) => {
		if (TRUE_VALUES$1.indexOf(source) !== -1) return true;
		if (FALSE_VALUES$1.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/bool_yaml11.ts
var TRUE_VALUES = [
	"true",
	"True",
	"TRUE",
	"y",
	"Y",
	"yes",
	"Yes",
	"YES",
	"on",
	"On",
	"ON"
];
var FALSE_VALUES = [
	"false",
	"False",
	"FALSE",
	"n",
	"N",
	"no",
	"No",
	"NO",
	"off",
	"Off",
	"OFF"
];
/** @category Tags */
var boolYaml11Tag = defineScalarTag("tag:yaml.org,2002:bool", {
	implicit: true,
	implicitFirstChars: [
		"y",
		"Y",
		"n",
		"N",
		"t",
		"T",
		"f",
		"F",
		"o",
		"O"
	],
	resolve: (source) => {
		if (TRUE_VALUES.indexOf(source) !== -1) return true;
		if (FALSE_VALUES.indexOf(source) !== -1) return false;
		return NOT_RESOLVED;
	},
	identify: (object) => Object.prototype.toString.call(object) === "[object Boolean]",
	represent: (object) => object ? "true" : "false"
});
//#endregion
//#region src/tag/scalar/int_core.ts
var YAML_INTEGER_IMPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
var YAML_INTEGER_EXPLICIT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$2(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$2(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN$1.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$2(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intCoreTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger$2,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_json.ts
var YAML_INTEGER_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)$");
var YAML_INTEGER_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1]+|[-+]?0o[0-7]+|[-+]?0x[0-9a-fA-F]+|[-+]?[0-9]+)$");
function parseYamlInteger$1(source) {
	let value = source;
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0o")) return sign * parseInt(value.slice(2), 8);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_INTEGER_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	} else if (!YAML_INTEGER_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger$1(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intJsonTag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlInteger$1,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/int_yaml11.ts
var YAML_INTEGER_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+|[-+]?(?:0|[1-9][0-9_]*))$");
function parseYamlInteger(source) {
	let value = source.replace(/_/g, "");
	let sign = 1;
	if (value[0] === "-" || value[0] === "+") {
		if (value[0] === "-") sign = -1;
		value = value.slice(1);
	}
	if (value.startsWith("0b")) return sign * parseInt(value.slice(2), 2);
	if (value.startsWith("0x")) return sign * parseInt(value.slice(2), 16);
	if (value.includes(":")) {
		let result = 0;
		for (const part of value.split(":")) result = result * 60 + Number(part);
		return sign * result;
	}
	if (value !== "0" && value[0] === "0") return sign * parseInt(value, 8);
	return sign * parseInt(value, 10);
}
function resolveYamlInteger(source) {
	if (!YAML_INTEGER_PATTERN.test(source)) return NOT_RESOLVED;
	const result = parseYamlInteger(source);
	return Number.isFinite(result) ? result : NOT_RESOLVED;
}
/** @category Tags */
var intYaml11Tag = defineScalarTag("tag:yaml.org,2002:int", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		..."0123456789"
	],
	resolve: resolveYamlInteger,
	identify: (object) => Number.isInteger(object) && !Object.is(object, -0) && object.toString(10).indexOf("e") < 0,
	represent: (object) => object.toString(10)
});
//#endregion
//#region src/tag/scalar/float_core.ts
var YAML_FLOAT_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN$1 = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$2(source) {
	if (!YAML_FLOAT_PATTERN$1.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase();
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	const result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN$1.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$2(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatCoreTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat$2,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$2
});
//#endregion
//#region src/tag/scalar/float_json.ts
var YAML_FLOAT_IMPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$");
var YAML_FLOAT_EXPLICIT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|[-+]?\\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat$1(source, isExplicit) {
	if (isExplicit) {
		if (!YAML_FLOAT_EXPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
		let value = source.toLowerCase();
		const sign = value[0] === "-" ? -1 : 1;
		if ("+-".includes(value[0])) value = value.slice(1);
		if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
		if (value === ".nan") return NaN;
		const result = sign * parseFloat(value);
		return Number.isFinite(result) ? result : NOT_RESOLVED;
	}
	if (!YAML_FLOAT_IMPLICIT_PATTERN.test(source)) return NOT_RESOLVED;
	const result = Number(source);
	if (Number.isFinite(result)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat$1(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatJsonTag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: ["-", ..."0123456789"],
	resolve: resolveYamlFloat$1,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat$1
});
//#endregion
//#region src/tag/scalar/float_yaml11.ts
var YAML_FLOAT_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?(?:(?:[0-9][0-9_]*)?\\.[0-9_]*)(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
var YAML_FLOAT_SPECIAL_PATTERN = /* @__PURE__ */ new RegExp("^(?:[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))$");
function resolveYamlFloat(source) {
	if (!YAML_FLOAT_PATTERN.test(source)) return NOT_RESOLVED;
	let value = source.toLowerCase().replace(/_/g, "");
	const sign = value[0] === "-" ? -1 : 1;
	if ("+-".includes(value[0])) value = value.slice(1);
	if (value === ".inf") return sign === 1 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
	if (value === ".nan") return NaN;
	let result = 0;
	if (value.includes(":")) {
		for (const part of value.split(":")) result = result * 60 + Number(part);
		result *= sign;
	} else result = sign * parseFloat(value);
	if (Number.isFinite(result) || YAML_FLOAT_SPECIAL_PATTERN.test(source)) return result;
	return NOT_RESOLVED;
}
function representYamlFloat(object) {
	if (isNaN(object)) return ".nan";
	if (object === Number.POSITIVE_INFINITY) return ".inf";
	if (object === Number.NEGATIVE_INFINITY) return "-.inf";
	if (Object.is(object, -0)) return "-0.0";
	const result = object.toString(10);
	return /^[-+]?[0-9]+e/.test(result) ? result.replace("e", ".e") : result;
}
/** @category Tags */
var floatYaml11Tag = defineScalarTag("tag:yaml.org,2002:float", {
	implicit: true,
	implicitFirstChars: [
		"-",
		"+",
		".",
		..."0123456789"
	],
	resolve: resolveYamlFloat,
	identify: (object) => typeof object === "number" && (!Number.isInteger(object) || Object.is(object, -0) || object.toString(10).indexOf("e") >= 0),
	represent: representYamlFloat
});
//#endregion
//#region src/tag/scalar/merge.ts
/**
* Enables merge keys in {@link CORE_SCHEMA} when added with
* {@link Schema.withTags}.
*
* @category Tags
*/
var mergeTag = defineScalarTag("tag:yaml.org,2002:merge", {
	implicit: true,
	implicitFirstChars: ["<"],
	resolve: (source, isExplicit) => {
		if (source === "<<" || isExplicit && source === "") return "<<";
		return NOT_RESOLVED;
	},
	identify: () => false
});
//#endregion
//#region src/tag/scalar/binary.ts
var BASE64_PATTERN = /^[A-Za-z0-9+/]*={0,2}$/;
function resolveYamlBinary(source) {
	const input = source.replace(/\s/g, "");
	if (input.length % 4 !== 0 || !BASE64_PATTERN.test(input)) return NOT_RESOLVED;
	const binary = atob(input);
	const result = new Uint8Array(binary.length);
	for (let index = 0; index < binary.length; index++) result[index] = binary.charCodeAt(index);
	return result;
}
function representYamlBinary(object) {
	let binary = "";
	for (let index = 0; index < object.length; index++) binary += String.fromCharCode(object[index]);
	return btoa(binary);
}
/**
* The `!!binary` tag, represented as a `Uint8Array`.
*
* @category Tags
*/
var binaryTag = defineScalarTag("tag:yaml.org,2002:binary", {
	resolve: resolveYamlBinary,
	identify: (object) => Object.prototype.toString.call(object) === "[object Uint8Array]",
	represent: representYamlBinary
});
//#endregion
//#region src/tag/scalar/timestamp.ts
var YAML_DATE_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9])-([0-9][0-9])$");
var YAML_TIMESTAMP_REGEXP = /* @__PURE__ */ new RegExp("^([0-9][0-9][0-9][0-9])-([0-9][0-9]?)-([0-9][0-9]?)(?:[Tt]|[ \\t]+)([0-9][0-9]?):([0-9][0-9]):([0-9][0-9])(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9][0-9]?)(?::([0-9][0-9]))?))?$");
function makeUtcDate(year, month, day, hour = 0, minute = 0, second = 0, fraction = 0) {
	const date = new Date(Date.UTC(year, month, day, hour, minute, second, fraction));
	date.setUTCFullYear(year, month, day);
	return date;
}
function resolveYamlTimestamp(source) {
	let match = YAML_DATE_REGEXP.exec(source);
	if (match === null) match = YAML_TIMESTAMP_REGEXP.exec(source);
	if (match === null) return NOT_RESOLVED;
	const year = +match[1];
	const month = +match[2] - 1;
	const day = +match[3];
	if (!match[4]) {
		const date = makeUtcDate(year, month, day);
		if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
		return date;
	}
	const hour = +match[4];
	const minute = +match[5];
	const second = +match[6];
	let fraction = 0;
	if (hour > 23 || minute > 59 || second > 59) return NOT_RESOLVED;
	if (match[7]) {
		let value = match[7].slice(0, 3);
		while (value.length < 3) value += "0";
		fraction = +value;
	}
	const date = makeUtcDate(year, month, day, hour, minute, second, fraction);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month || date.getUTCDate() !== day) return NOT_RESOLVED;
	if (match[9]) {
		const offsetHour = +match[10];
		const offsetMinute = +(match[11] || 0);
		if (offsetHour > 23 || offsetMinute > 59) return NOT_RESOLVED;
		const offset = (offsetHour * 60 + offsetMinute) * 6e4;
		date.setTime(date.getTime() - (match[9] === "-" ? -offset : offset));
	}
	return date;
}
/**
* The YAML 1.1 `!!timestamp` tag, represented as a JavaScript `Date`.
*
* @category Tags
*/
var timestampTag = defineScalarTag("tag:yaml.org,2002:timestamp", {
	implicit: true,
	implicitFirstChars: [..."0123456789"],
	resolve: resolveYamlTimestamp,
	identify: (object) => object instanceof Date,
	represent: (object) => object.toISOString()
});
//#endregion
//#region src/tag/sequence/seq.ts
/** @category Tags */
var seqTag = defineSequenceTag("tag:yaml.org,2002:seq", {
	create: () => [],
	addItem: (container, item) => {
		container.push(item);
	},
	identify: Array.isArray
});
//#endregion
//#region src/common/object.ts
function isPlainObject(data) {
	if (data === null || typeof data !== "object" || Array.isArray(data)) return false;
	const prototype = Object.getPrototypeOf(data);
	return prototype === null || prototype === Object.prototype;
}
function pick(object, keys) {
	const result = {};
	for (const key of keys) if (object[key] !== void 0) result[key] = object[key];
	return result;
}
//#endregion
//#region src/tag/sequence/omap.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!omap
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   { one: 1 },
*   { two: 2 }
* ]
* ```
*
* @category Tags
*/
var omapTag = defineSequenceTag("tag:yaml.org,2002:omap", {
	create: () => ({
		list: [],
		seen: /* @__PURE__ */ new Set()
	}),
	addItem: (carrier, item) => {
		let key;
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve an ordered map item";
			key = item.keys().next().value;
		} else if (isPlainObject(item)) {
			const itemKeys = Object.keys(item);
			if (itemKeys.length !== 1) return "cannot resolve an ordered map item";
			key = itemKeys[0];
		} else return "cannot resolve an ordered map item";
		if (carrier.seen.has(key)) return "duplicate key in ordered map";
		carrier.seen.add(key);
		carrier.list.push(item);
		return "";
	},
	finalize: (carrier) => carrier.list,
	identify: () => false
});
//#endregion
//#region src/tag/sequence/pairs.ts
/**
* Provided only for YAML 1.1 compatibility and supported by the loader only.
* JavaScript has no dedicated class to represent this type, so it cannot be
* identified and dumped.
*
* ```yaml
* !!pairs
*   - one: 1
*   - two: 2
* ```
*
* is loaded as
*
* ```javascript
* [
*   ['one', 1],
*   ['two', 2]
* ]
* ```
*
* @category Tags
*/
var pairsTag = defineSequenceTag("tag:yaml.org,2002:pairs", {
	create: () => [],
	addItem: (container, item) => {
		if (item instanceof Map) {
			if (item.size !== 1) return "cannot resolve a pairs item";
			container.push(item.entries().next().value);
			return "";
		}
		if (Object.prototype.toString.call(item) !== "[object Object]") return "cannot resolve a pairs item";
		const object = item;
		const keys = Object.keys(object);
		if (keys.length !== 1) return "cannot resolve a pairs item";
		container.push([keys[0], object[keys[0]]]);
		return "";
	},
	identify: () => false
});
//#endregion
//#region src/tag/mapping/map.ts
/**
* This is the default mapping implementation. It uses `{}` objects and has only
* partial functionality due to language limitations. This choice was made
* because users expect to get JavaScript objects, and it was left unchanged to
* avoid too many breaking changes in the v5 release.
*
* Side effects:
*
* - `Object.hasOwn()` checks or `for...of` loops are required for safe use (to
*   avoid falling through to prototypes).
* - Only scalar string keys are supported properly.
* - Other scalar keys, such as `null` and numbers, are converted to strings.
*   This is historical behaviour, and it can cause side effects such as
*   problems with `!!merge`.
*
* Note that non-string scalar keys may be deprecated in future versions.
*
* Ideally, use {@link realMapTag} instead.
*
* @category Tags
*/
var mapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		if (key !== null && typeof key === "object") return "object-based map does not support complex keys";
		const normalizedKey = String(key);
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		if (key !== null && typeof key === "object") return false;
		return Object.prototype.hasOwnProperty.call(container, String(key));
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/tag/mapping/set.ts
/**
* The YAML 1.1 `!!set` tag, represented as a JavaScript `Set`.
*
* @category Tags
*/
var setTag = defineMappingTag("tag:yaml.org,2002:set", {
	create: () => /* @__PURE__ */ new Set(),
	identify: (data) => data instanceof Set,
	represent: (data) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of data) map.set(key, null);
		return map;
	},
	addPair: (container, key, value) => {
		if (value !== null) return "cannot resolve a set item";
		container.add(key);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: () => null
});
//#endregion
//#region src/schema.ts
function createTagDefinitionMap() {
	return {
		scalar: Object.create(null),
		sequence: Object.create(null),
		mapping: Object.create(null)
	};
}
function createTagDefinitionListMap() {
	return {
		scalar: [],
		sequence: [],
		mapping: []
	};
}
function compileTags(tags) {
	const result = [];
	for (const tag of tags) {
		let index = result.length;
		for (let previousIndex = 0; previousIndex < result.length; previousIndex++) {
			const previous = result[previousIndex];
			if (previous.nodeKind === tag.nodeKind && previous.tagName === tag.tagName && previous.matchByTagPrefix === tag.matchByTagPrefix) {
				index = previousIndex;
				break;
			}
		}
		result[index] = tag;
	}
	return result;
}
/**
* Controls tag resolution when loading and type selection when dumping.
*
* @category Schemas
*/
var Schema = class Schema {
	tags;
	/** @internal */
	implicitScalarTags;
	/**
	* Dispatch implicit scalar resolvers by `source.charAt(0)`. Each bucket holds
	* the resolvers that may match that key, in schema order; a key absent from
	* the map uses
	* {@link Schema.implicitScalarAnyFirstChar}
	* (resolvers that declared no first-char constraint, so they apply to any
	* first character).
	*/
	implicitScalarByFirstChar;
	implicitScalarAnyFirstChar;
	/**
	* The default scalar tag (`!!str`), resolved once so the composer's fallback
	* for unresolved plain scalars avoids a keyed lookup per scalar.
	*
	* @internal
	*/
	defaultScalarTag;
	/**
	* The default container tags (`!!seq` / `!!map`), used by the dumper: when a
	* value is identified by its default tag, the tag is implicit and not
	* printed. Undefined if the schema does not define them (then such values
	* can't be dumped).
	*
	* @internal
	*/
	defaultSequenceTag;
	/** @internal */
	defaultMappingTag;
	exact;
	prefix;
	constructor(tags) {
		const compiledTags = compileTags(tags);
		const implicitScalarTags = [];
		const exact = createTagDefinitionMap();
		const prefix = createTagDefinitionListMap();
		for (const tag of compiledTags) {
			if (tag.nodeKind === "scalar" && tag.implicit) {
				if (tag.matchByTagPrefix) throw new Error("Implicit scalar tags cannot match by tag prefix");
				implicitScalarTags.push(tag);
			}
			switch (tag.nodeKind) {
				case "scalar":
					if (tag.matchByTagPrefix) prefix.scalar.push(tag);
					else exact.scalar[tag.tagName] = tag;
					break;
				case "sequence":
					if (tag.matchByTagPrefix) prefix.sequence.push(tag);
					else exact.sequence[tag.tagName] = tag;
					break;
				case "mapping": if (tag.matchByTagPrefix) prefix.mapping.push(tag);
				else exact.mapping[tag.tagName] = tag;
			}
		}
		const implicitScalarAnyFirstChar = implicitScalarTags.filter((tag) => tag.implicitFirstChars === null);
		const keys = /* @__PURE__ */ new Set();
		for (const tag of implicitScalarTags) if (tag.implicitFirstChars !== null) for (const key of tag.implicitFirstChars) keys.add(key);
		const implicitScalarByFirstChar = /* @__PURE__ */ new Map();
		for (const key of keys) implicitScalarByFirstChar.set(key, implicitScalarTags.filter((tag) => tag.implicitFirstChars === null || tag.implicitFirstChars.indexOf(key) !== -1));
		const defaultScalarTag = exact.scalar["tag:yaml.org,2002:str"];
		if (!defaultScalarTag) throw new Error("schema does not define the default scalar tag (tag:yaml.org,2002:str)");
		this.tags = compiledTags;
		this.implicitScalarTags = implicitScalarTags;
		this.implicitScalarByFirstChar = implicitScalarByFirstChar;
		this.implicitScalarAnyFirstChar = implicitScalarAnyFirstChar;
		this.defaultScalarTag = defaultScalarTag;
		this.defaultSequenceTag = exact.sequence["tag:yaml.org,2002:seq"];
		this.defaultMappingTag = exact.mapping["tag:yaml.org,2002:map"];
		this.exact = exact;
		this.prefix = prefix;
	}
	/** @internal */
	lookupScalarTag(tagName) {
		const exactTag = this.exact.scalar[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.scalar) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupSequenceTag(tagName) {
		const exactTag = this.exact.sequence[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.sequence) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	lookupMappingTag(tagName) {
		const exactTag = this.exact.mapping[tagName];
		if (exactTag) return exactTag;
		for (const tag of this.prefix.mapping) if (tagName.startsWith(tag.tagName)) return tag;
	}
	/** @internal */
	resolveImplicitScalarTag(source) {
		const candidates = this.implicitScalarByFirstChar.get(source.charAt(0)) ?? this.implicitScalarAnyFirstChar;
		for (const tag of candidates) {
			const value = tag.resolve(source, false, tag.tagName);
			if (value !== NOT_RESOLVED) return {
				value,
				tag
			};
		}
		const tag = this.defaultScalarTag;
		return {
			value: tag.resolve(source, false, tag.tagName),
			tag
		};
	}
	/**
	* Creates a new schema with the specified tags added. If a tag already
	* exists, it is replaced by the specified tag.
	*
	* @example
	*
	* ```javascript
	* import { CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
	*
	* const schema = CORE_SCHEMA.withTags(mergeTag, realMapTag)
	* ```
	*/
	withTags(...tags) {
		let flatTags = [];
		for (const tag of tags) flatTags = flatTags.concat(tag);
		return new Schema([...this.tags, ...flatTags]);
	}
};
/**
* The YAML 1.2 Failsafe Schema: strings, sequences, and mappings.
*
* @category Schemas
*/
var FAILSAFE_SCHEMA = new Schema([
	strTag,
	seqTag,
	mapTag
]);
/**
* The YAML 1.2 JSON Schema. It uses JSON scalar forms while retaining YAML
* collection syntax.
*
* @category Schemas
*/
var JSON_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullJsonTag,
	boolJsonTag,
	intJsonTag,
	floatJsonTag
]);
/**
* The default schema for the loaders. Note, {@link CORE_SCHEMA} comes
* without the `!!merge` tag. You can easily enable it if needed.
*
* @example
* Enable {@link mergeTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Schemas
*/
var CORE_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullCoreTag,
	boolCoreTag,
	intCoreTag,
	floatCoreTag
]);
/**
* YAML 1.1-compatible schema.
*
* @category Schemas
*/
var YAML11_SCHEMA = new Schema([
	...FAILSAFE_SCHEMA.tags,
	nullYaml11Tag,
	boolYaml11Tag,
	intYaml11Tag,
	floatYaml11Tag,
	timestampTag,
	mergeTag,
	binaryTag,
	omapTag,
	pairsTag,
	setTag
]);
/**
* The dumper schema for maximum compatibility. It combines all supported type
* variants from YAML 1.1 and YAML 1.2 so strings matching any of them are
* quoted. This makes the generated YAML more compatible with other parsers.
*
* The schema is based on YAML 1.1, but extends `!!int` and `!!float` to accept
* both YAML 1.1 and Core Schema forms, since Core Schema supports some forms
* that YAML 1.1 does not.
*
* @category Schemas
*/
var DUMP_SCHEMA = YAML11_SCHEMA.withTags({
	...intYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = intYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : result;
	}
}, {
	...floatYaml11Tag,
	resolve: (source, isExplicit, tagName) => {
		const result = floatYaml11Tag.resolve(source, isExplicit, tagName);
		return result === NOT_RESOLVED ? floatCoreTag.resolve(source, isExplicit, tagName) : result;
	}
});
//#endregion
//#region src/tag/mapping/real_map.ts
/**
* Recommended when non-string keys are actually needed. It uses native
* JavaScript `Map` objects, so keys keep their constructed types instead of
* being converted to strings.
*
* It is not the default to avoid widespread breaking changes in existing
* projects. `Map` has a different access API and does not pass deep equality
* checks against `{}`-based fixtures. Alongside the other changes in v5,
* making it the default was considered too disruptive.
*
* If these differences are acceptable for your project, we recommend using
* {@link realMapTag} to guarantee the absence of problems and side effects.
*
* @example
* Enable {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Tags
*/
var realMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => /* @__PURE__ */ new Map(),
	addPair: (container, key, value) => {
		container.set(key, value);
		return "";
	},
	has: (container, key) => container.has(key),
	keys: (container) => container.keys(),
	get: (container, key) => container.get(key),
	identify: (data) => data instanceof Map || isPlainObject(data),
	represent: (data) => {
		if (data instanceof Map) return data;
		const map = /* @__PURE__ */ new Map();
		const obj = data;
		for (const key of Object.keys(obj)) map.set(key, obj[key]);
		return map;
	}
});
//#endregion
//#region src/tag/mapping/legacy_map.ts
function normalizeKey(key) {
	if (Array.isArray(key)) {
		const array = Array.prototype.slice.call(key);
		for (let index = 0; index < array.length; index++) {
			if (Array.isArray(array[index])) return null;
			if (typeof array[index] === "object" && Object.prototype.toString.call(array[index]) === "[object Object]") array[index] = "[object Object]";
		}
		return String(array);
	}
	if (typeof key === "object" && Object.prototype.toString.call(key) === "[object Object]") return "[object Object]";
	return String(key);
}
/**
* This implementation exists solely to reproduce v4 behavior exactly. Its use
* is strongly discouraged. If complex or non-string keys are needed, use
* {@link realMapTag} instead.
*
* @category Tags
*/
var legacyMapTag = defineMappingTag("tag:yaml.org,2002:map", {
	create: () => ({}),
	identify: isPlainObject,
	represent: (o) => {
		const map = /* @__PURE__ */ new Map();
		for (const key of Object.keys(o)) map.set(key, o[key]);
		return map;
	},
	addPair: (container, key, value) => {
		const normalizedKey = normalizeKey(key);
		if (normalizedKey === null) return "nested arrays are not supported inside keys";
		if (normalizedKey === "__proto__") Object.defineProperty(container, normalizedKey, {
			value,
			enumerable: true,
			configurable: true,
			writable: true
		});
		else container[normalizedKey] = value;
		return "";
	},
	has: (container, key) => {
		const normalizedKey = normalizeKey(key);
		return normalizedKey !== null && Object.prototype.hasOwnProperty.call(container, normalizedKey);
	},
	keys: (container) => Object.keys(container),
	get: (container, key) => {
		const normalizedKey = String(key);
		if (!Object.prototype.hasOwnProperty.call(container, normalizedKey)) return null;
		return container[normalizedKey];
	}
});
//#endregion
//#region src/common/snippet.ts
var DEFAULT_SNIPPET_OPTIONS = {
	maxLength: 79,
	indent: 1,
	linesBefore: 3,
	linesAfter: 2
};
function getLine(buffer, lineStart, lineEnd, position, maxLineLength) {
	let head = "";
	let tail = "";
	const maxHalfLength = Math.floor(maxLineLength / 2) - 1;
	if (position - lineStart > maxHalfLength) {
		head = " ... ";
		lineStart = position - maxHalfLength + head.length;
	}
	if (lineEnd - position > maxHalfLength) {
		tail = " ...";
		lineEnd = position + maxHalfLength - tail.length;
	}
	return {
		str: head + buffer.slice(lineStart, lineEnd).replace(/\t/g, "→") + tail,
		pos: position - lineStart + head.length
	};
}
function padStart(string, max) {
	return " ".repeat(Math.max(max - string.length, 0)) + string;
}
function makeSnippet(mark, options) {
	if (!mark.buffer) return null;
	const opts = {
		...DEFAULT_SNIPPET_OPTIONS,
		...options
	};
	const re = /\r?\n|\r|\0/g;
	const lineStarts = [0];
	const lineEnds = [];
	let match;
	let foundLineNo = -1;
	while (match = re.exec(mark.buffer)) {
		lineEnds.push(match.index);
		lineStarts.push(match.index + match[0].length);
		if (mark.position <= match.index && foundLineNo < 0) foundLineNo = lineStarts.length - 2;
	}
	if (foundLineNo < 0) foundLineNo = lineStarts.length - 1;
	let result = "";
	const lineNoLength = Math.min(mark.line + opts.linesAfter, lineEnds.length).toString().length;
	const maxLineLength = opts.maxLength - (opts.indent + lineNoLength + 3);
	for (let i = 1; i <= opts.linesBefore; i++) {
		if (foundLineNo - i < 0) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo - i], lineEnds[foundLineNo - i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo - i]), maxLineLength);
		result = `${" ".repeat(opts.indent)}${padStart((mark.line - i + 1).toString(), lineNoLength)} | ${line.str}\n${result}`;
	}
	const line = getLine(mark.buffer, lineStarts[foundLineNo], lineEnds[foundLineNo], mark.position, maxLineLength);
	result += `${" ".repeat(opts.indent)}${padStart((mark.line + 1).toString(), lineNoLength)} | ${line.str}\n`;
	result += `${"-".repeat(opts.indent + lineNoLength + 3 + line.pos)}^\n`;
	for (let i = 1; i <= opts.linesAfter; i++) {
		if (foundLineNo + i >= lineEnds.length) break;
		const line = getLine(mark.buffer, lineStarts[foundLineNo + i], lineEnds[foundLineNo + i], mark.position - (lineStarts[foundLineNo] - lineStarts[foundLineNo + i]), maxLineLength);
		result += `${" ".repeat(opts.indent)}${padStart((mark.line + i + 1).toString(), lineNoLength)} | ${line.str}\n`;
	}
	return result.replace(/\n$/, "");
}
//#endregion
//#region src/common/exception.ts
function formatError(exception, compact) {
	let where = "";
	if (!exception.mark) return exception.reason;
	if (exception.mark.name) where += `in "${exception.mark.name}" `;
	where += `(${exception.mark.line + 1}:${exception.mark.column + 1})`;
	if (!compact && exception.mark.snippet) where += `\n\n${exception.mark.snippet}`;
	return `${exception.reason} ${where}`;
}
/**
* A YAML error. Unlike an ordinary `Error`, it adds a source snippet showing
* the location of the problem to the error message, when available.
*
* @category Main
*/
var YAMLException = class YAMLException extends Error {
	reason;
	mark;
	/**
	* Optional `mark` contains source snippet data. Usually, use
	* {@link YAMLException.throwAt} instead of passing it directly.
	*/
	constructor(reason, mark) {
		super();
		this.name = "YAMLException";
		this.reason = reason;
		this.mark = mark;
		this.message = formatError(this, false);
		if (Error.captureStackTrace) Error.captureStackTrace(this, this.constructor);
	}
	/**
	* Returns the formatted error, omitting the source snippet in compact mode.
	*/
	toString(compact) {
		return `${this.name}: ${formatError(this, compact)}`;
	}
	/**
	* Builds a YAMLException with a source snippet and throws it. `source` is
	* the raw input text; `position` is an offset into it.
	*/
	static throwAt(source, position, message, filename = "") {
		let line = 0;
		let lineStart = 0;
		for (let index = 0; index < position; index++) {
			const ch = source.charCodeAt(index);
			if (ch === 10) {
				line++;
				lineStart = index + 1;
			} else if (ch === 13) {
				line++;
				if (source.charCodeAt(index + 1) === 10) index++;
				lineStart = index + 1;
			}
		}
		const mark = {
			name: filename,
			buffer: source,
			position,
			line,
			column: position - lineStart
		};
		mark.snippet = makeSnippet(mark);
		throw new YAMLException(message, mark);
	}
};
//#endregion
//#region src/parser/events.ts
/** @category Events */
var EVENT_ID = {
	DOCUMENT: 1,
	SEQUENCE: 2,
	MAPPING: 3,
	SCALAR: 4,
	ALIAS: 5,
	POP: 6
};
/** @category Nodes */
var SCALAR_STYLE = {
	PLAIN: 1,
	SINGLE_QUOTED: 2,
	DOUBLE_QUOTED: 3,
	LITERAL_BLOCK: 4,
	FOLDED_BLOCK: 5
};
/** @category Nodes */
var COLLECTION_STYLE = {
	BLOCK: 1,
	FLOW: 2
};
/** @category Nodes */
var CHOMPING_MODE = {
	CLIP: 1,
	STRIP: 2,
	KEEP: 3
};
//#endregion
//#region src/parser/parser_scalar.ts
var NO_RANGE$3 = -1;
function simpleEscapeSequence(c) {
	switch (c) {
		case 48: return "\0";
		case 97: return "\x07";
		case 98: return "\b";
		case 116: return "	";
		case 9: return "	";
		case 110: return "\n";
		case 118: return "\v";
		case 102: return "\f";
		case 114: return "\r";
		case 101: return "\x1B";
		case 32: return " ";
		case 34: return "\"";
		case 47: return "/";
		case 92: return "\\";
		case 78: return "";
		case 95: return "\xA0";
		case 76: return "\u2028";
		case 80: return "\u2029";
		default: return "";
	}
}
var simpleEscapeCheck = new Array(256);
var simpleEscapeMap = new Array(256);
for (let i = 0; i < 256; i++) {
	simpleEscapeCheck[i] = simpleEscapeSequence(i) ? 1 : 0;
	simpleEscapeMap[i] = simpleEscapeSequence(i);
}
function charFromCodepoint(c) {
	if (c <= 65535) return String.fromCharCode(c);
	return String.fromCharCode((c - 65536 >> 10) + 55296, (c - 65536 & 1023) + 56320);
}
function fromHexCode$1(c) {
	if (c >= 48 && c <= 57) return c - 48;
	return (c | 32) - 97 + 10;
}
function escapedHexLen$1(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	return 8;
}
function skipFoldedBreaks(input, position, end) {
	let breaks = 0;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10) {
			breaks++;
			position++;
		} else if (ch === 13) {
			breaks++;
			position++;
			if (input.charCodeAt(position) === 10) position++;
		} else if (ch === 32 || ch === 9) position++;
		else break;
	}
	return {
		position,
		breaks
	};
}
function foldedBreaks(count) {
	if (count === 1) return " ";
	return "\n".repeat(count - 1);
}
function getPlainValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, captureEnd);
}
function getSingleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 39) {
			result += input.slice(captureStart, position) + "'";
			position += 2;
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getDoubleQuotedValue(input, start, end) {
	let result = "";
	let position = start;
	let captureStart = start;
	let captureEnd = start;
	while (position < end) {
		const ch = input.charCodeAt(position);
		if (ch === 92) {
			result += input.slice(captureStart, position);
			position++;
			const escaped = input.charCodeAt(position);
			if (escaped === 10 || escaped === 13) position = skipFoldedBreaks(input, position, end).position;
			else if (escaped < 256 && simpleEscapeCheck[escaped]) {
				result += simpleEscapeMap[escaped];
				position++;
			} else {
				let hexLength = escapedHexLen$1(escaped);
				let hexResult = 0;
				for (; hexLength > 0; hexLength--) {
					position++;
					const digit = fromHexCode$1(input.charCodeAt(position));
					hexResult = (hexResult << 4) + digit;
				}
				result += charFromCodepoint(hexResult);
				position++;
			}
			captureStart = captureEnd = position;
		} else if (ch === 10 || ch === 13) {
			result += input.slice(captureStart, captureEnd);
			const fold = skipFoldedBreaks(input, position, end);
			result += foldedBreaks(fold.breaks);
			position = captureStart = captureEnd = fold.position;
		} else {
			position++;
			if (ch !== 32 && ch !== 9) captureEnd = position;
		}
	}
	return result + input.slice(captureStart, end);
}
function getBlockValue(input, start, end, indent, chomping, folded) {
	const textIndent = indent < 0 ? 0 : indent;
	const region = input.slice(start, end).replace(/\r\n?/g, "\n");
	const lines = region === "" ? [] : (region.endsWith("\n") ? region.slice(0, -1) : region).split("\n");
	let result = "";
	let didReadContent = false;
	let emptyLines = 0;
	let atMoreIndented = false;
	for (const line of lines) {
		let column = 0;
		while (column < textIndent && line.charCodeAt(column) === 32) column++;
		if (indent < 0 || column >= line.length) {
			emptyLines++;
			continue;
		}
		const content = line.slice(textIndent);
		const first = content.charCodeAt(0);
		if (folded) {
			if (first === 32 || first === 9) {
				atMoreIndented = true;
				result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
			} else if (atMoreIndented) {
				atMoreIndented = false;
				result += "\n".repeat(emptyLines + 1);
			} else if (emptyLines === 0) {
				if (didReadContent) result += " ";
			} else result += "\n".repeat(emptyLines);
		} else result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
		result += content;
		didReadContent = true;
		emptyLines = 0;
	}
	if (chomping === CHOMPING_MODE.KEEP) result += "\n".repeat(didReadContent ? 1 + emptyLines : emptyLines);
	else if (chomping !== CHOMPING_MODE.STRIP) {
		if (didReadContent) result += "\n";
	}
	return result;
}
/**
* Decodes the scalar referenced by event offsets in `input`.
*
* @category Events
*/
function getScalarValue(input, scalar) {
	if (scalar.valueStart === NO_RANGE$3) return "";
	const { valueStart, valueEnd } = scalar;
	if (scalar.fast) return input.slice(valueStart, valueEnd);
	switch (scalar.style) {
		case SCALAR_STYLE.SINGLE_QUOTED: return getSingleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.DOUBLE_QUOTED: return getDoubleQuotedValue(input, valueStart, valueEnd);
		case SCALAR_STYLE.LITERAL_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, false);
		case SCALAR_STYLE.FOLDED_BLOCK: return getBlockValue(input, valueStart, valueEnd, scalar.indent, scalar.chomping, true);
		default: return getPlainValue(input, valueStart, valueEnd);
	}
}
//#endregion
//#region src/common/tagname.ts
var DEFAULT_TAG_HANDLERS = Object.assign(Object.create(null), {
	"!": "!",
	"!!": "tag:yaml.org,2002:"
});
var TAG_SUFFIX_CHARS = "-#;/?:@&=+$_.~*'()";
var TAG_URI_CHARS = TAG_SUFFIX_CHARS + "!,[]";
var HEX = "0123456789ABCDEF";
function percentByte(byte) {
	return "%" + HEX[byte >> 4] + HEX[byte & 15];
}
function tagPercentEncode(source, isSuffix) {
	const allowed = isSuffix ? TAG_SUFFIX_CHARS : TAG_URI_CHARS;
	let result = "";
	for (let index = 0; index < source.length; index++) {
		let ch = source.charCodeAt(index);
		if (ch >= 48 && ch <= 57 || ch >= 65 && ch <= 90 || ch >= 97 && ch <= 122 || allowed.includes(source[index])) {
			result += source[index];
			continue;
		}
		if (ch >= 55296 && ch <= 56319) ch = 65536 + ((ch & 1023) << 10) + (source.charCodeAt(++index) & 1023);
		if (ch < 128) result += percentByte(ch);
		else if (ch < 2048) result += percentByte(192 | ch >> 6) + percentByte(128 | ch & 63);
		else if (ch < 65536) result += percentByte(224 | ch >> 12) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
		else result += percentByte(240 | ch >> 18) + percentByte(128 | ch >> 12 & 63) + percentByte(128 | ch >> 6 & 63) + percentByte(128 | ch & 63);
	}
	return result;
}
function tagPercentDecode(source) {
	let result = "";
	let index = 0;
	while (index < source.length) {
		if (source.charCodeAt(index) !== 37) {
			result += source[index++];
			continue;
		}
		let ch = parseInt(source.slice(index + 1, index + 3), 16);
		index += 3;
		if (ch >= 192) {
			let remaining = ch < 224 ? 1 : ch < 240 ? 2 : 3;
			ch &= (1 << 6 - remaining) - 1;
			while (remaining-- > 0) {
				ch = ch << 6 | parseInt(source.slice(index + 1, index + 3), 16) & 63;
				index += 3;
			}
		}
		if (ch < 65536) result += String.fromCharCode(ch);
		else {
			ch -= 65536;
			result += String.fromCharCode(55296 | ch >> 10, 56320 | ch & 1023);
		}
	}
	return result;
}
function tagNameFull(rawTag, tagHandlers) {
	if (rawTag.startsWith("!<") && rawTag.endsWith(">")) return tagPercentDecode(rawTag.slice(2, -1));
	const handleEnd = rawTag.indexOf("!", 1);
	const handle = handleEnd === -1 ? "!" : rawTag.slice(0, handleEnd + 1);
	return tagPercentDecode(tagHandlers?.[handle] ?? DEFAULT_TAG_HANDLERS[handle] ?? handle) + tagPercentDecode(rawTag.slice(handle.length));
}
function tagNameShort(fullTag) {
	let tag = fullTag;
	if (tag.charCodeAt(0) === 33) {
		tag = tag.slice(1);
		return `!${tagPercentEncode(tag, true)}`;
	}
	if (tag.slice(0, 18) === "tag:yaml.org,2002:") return `!!${tagPercentEncode(tag.slice(18), true)}`;
	return `!<${tagPercentEncode(tag, false)}>`;
}
//#endregion
//#region src/parser/constructor.ts
var NO_RANGE$2 = -1;
var MERGE_TAG_NAME = "tag:yaml.org,2002:merge";
var DEFAULT_CONSTRUCTOR_OPTIONS = {
	filename: "",
	schema: CORE_SCHEMA,
	json: false,
	maxTotalMergeKeys: 1e4,
	maxAliases: -1
};
function eventPosition$1(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE$2) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE$2) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE$2) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function throwError$1(state, message) {
	YAMLException.throwAt(state.source, state.position, message, state.filename);
}
function finalizeCollection(state, position, tag, carrier) {
	try {
		return tag.finalize(carrier);
	} catch (error) {
		if (error instanceof YAMLException) throw error;
		YAMLException.throwAt(state.source, position, error instanceof Error ? error.message : String(error), state.filename);
	}
}
function constructScalar(state, event) {
	const source = getScalarValue(state.source, event);
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	const strTag = state.schema.defaultScalarTag;
	if (rawTag !== "") {
		if (rawTag === "!") return {
			value: source,
			tag: strTag
		};
		const tagName = tagNameFull(rawTag, state.tagHandlers);
		const scalarTag = state.schema.lookupScalarTag(tagName);
		if (scalarTag) {
			const result = scalarTag.resolve(source, true, tagName);
			if (result === NOT_RESOLVED) throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			return {
				value: result,
				tag: scalarTag
			};
		}
		const collectionTagDef = state.schema.lookupMappingTag(tagName) ?? state.schema.lookupSequenceTag(tagName);
		if (collectionTagDef) {
			if (source !== "") throwError$1(state, `cannot resolve a node with !<${tagName}> explicit tag`);
			const carrier = collectionTagDef.create(tagName);
			return {
				value: collectionTagDef.carrierIsResult ? carrier : finalizeCollection(state, state.position, collectionTagDef, carrier),
				tag: collectionTagDef
			};
		}
		throwError$1(state, `unknown scalar tag !<${tagName}>`);
	}
	if (event.style === SCALAR_STYLE.PLAIN) return state.schema.resolveImplicitScalarTag(source);
	return {
		value: strTag.resolve(source, false, strTag.tagName),
		tag: strTag
	};
}
function collectionTagName(state, event, defaultTagName) {
	const rawTag = event.tagStart === NO_RANGE$2 ? "" : state.source.slice(event.tagStart, event.tagEnd);
	return rawTag === "" || rawTag === "!" ? defaultTagName : tagNameFull(rawTag, state.tagHandlers);
}
function isMappingTag(tag) {
	return tag.nodeKind === "mapping";
}
function chargeMergeWork(state) {
	state.totalMergeKeys++;
	if (state.maxTotalMergeKeys !== -1 && state.totalMergeKeys > state.maxTotalMergeKeys) throwError$1(state, `merge keys exceeded maxTotalMergeKeys (${state.maxTotalMergeKeys})`);
}
function mergeKeys(state, frame, source, sourceTag) {
	chargeMergeWork(state);
	for (const sourceKey of sourceTag.keys(source)) {
		chargeMergeWork(state);
		if (frame.tag.has(frame.value, sourceKey)) continue;
		const err = frame.tag.addPair(frame.value, sourceKey, sourceTag.get(source, sourceKey));
		if (err) throwError$1(state, err);
		frame.overridable ??= /* @__PURE__ */ new Set();
		frame.overridable.add(sourceKey);
	}
}
function mergeSource(state, frame, source, sourceTag) {
	state.position = frame.keyPosition;
	if (isMappingTag(sourceTag)) mergeKeys(state, frame, source, sourceTag);
	else if (sourceTag.nodeKind === "sequence" && Array.isArray(source)) {
		if (source.length > 100) throwError$1(state, "abnormal merge sequence size");
		for (const element of source) {
			const elementTag = state.nodeTags.get(element);
			if (!elementTag) throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
			mergeKeys(state, frame, element, elementTag);
		}
	} else throwError$1(state, "cannot merge mappings; the provided source object is unacceptable");
}
function addMappingValue(state, frame, key, value, tag) {
	state.position = frame.keyPosition;
	if (frame.keyIsMerge) {
		mergeSource(state, frame, value, tag);
		return;
	}
	if (!state.json && frame.tag.has(frame.value, key) && !frame.overridable?.has(key)) throwError$1(state, "duplicated mapping key");
	const err = frame.tag.addPair(frame.value, key, value);
	if (err) throwError$1(state, err);
	frame.overridable?.delete(key);
}
function addValue(state, value, tag) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") {
		frame.value = value;
		frame.hasValue = true;
	} else if (frame.kind === "sequence") {
		if (isMappingTag(tag)) state.nodeTags.set(value, tag);
		const err = frame.tag.addItem(frame.value, value, frame.index++);
		if (err) throwError$1(state, err);
	} else if (frame.hasKey) {
		const key = frame.key;
		frame.key = void 0;
		frame.hasKey = false;
		addMappingValue(state, frame, key, value, tag);
	} else {
		frame.key = value;
		frame.keyPosition = state.position;
		frame.hasKey = true;
		frame.keyIsMerge = tag.tagName === MERGE_TAG_NAME;
	}
}
function storeAnchor(state, event, value, tag, isValueFinal) {
	if (event.anchorStart !== NO_RANGE$2) {
		const anchor = {
			value,
			tag,
			isValueFinal
		};
		state.anchors.set(state.source.slice(event.anchorStart, event.anchorEnd), anchor);
		return anchor;
	}
	return null;
}
/**
* Constructs JavaScript documents directly from parser events, without an
* intermediate AST.
*
* @category Events
*/
function constructFromEvents(events, options) {
	const state = {
		...DEFAULT_CONSTRUCTOR_OPTIONS,
		...options,
		events,
		documents: [],
		eventIndex: 0,
		position: 0,
		frames: [],
		anchors: /* @__PURE__ */ new Map(),
		nodeTags: /* @__PURE__ */ new Map(),
		tagHandlers: Object.create(null),
		totalMergeKeys: 0,
		aliasCount: 0
	};
	while (state.eventIndex < state.events.length) {
		const event = state.events[state.eventIndex++];
		state.position = eventPosition$1(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT:
				state.anchors = /* @__PURE__ */ new Map();
				state.nodeTags = /* @__PURE__ */ new Map();
				state.aliasCount = 0;
				state.tagHandlers = Object.create(null);
				for (const directive of event.directives) if (directive.kind === "tag") state.tagHandlers[directive.handle] = directive.prefix;
				state.frames.push({
					kind: "document",
					position: state.position,
					value: void 0,
					hasValue: false
				});
				break;
			case EVENT_ID.SCALAR: {
				const { value, tag } = constructScalar(state, event);
				storeAnchor(state, event, value, tag, true);
				addValue(state, value, tag);
				break;
			}
			case EVENT_ID.SEQUENCE: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:seq");
				const tag = state.schema.lookupSequenceTag(tagName);
				if (!tag) throwError$1(state, `unknown sequence tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "sequence",
					position: state.position,
					value,
					tag,
					anchor,
					index: 0
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const tagName = collectionTagName(state, event, "tag:yaml.org,2002:map");
				const tag = state.schema.lookupMappingTag(tagName);
				if (!tag) throwError$1(state, `unknown mapping tag !<${tagName}>`);
				const value = tag.create(tagName);
				const anchor = storeAnchor(state, event, value, tag, tag.carrierIsResult);
				state.frames.push({
					kind: "mapping",
					position: state.position,
					value,
					tag,
					anchor,
					key: void 0,
					keyPosition: state.position,
					hasKey: false,
					keyIsMerge: false,
					overridable: null
				});
				break;
			}
			case EVENT_ID.ALIAS: {
				if (state.maxAliases !== -1 && ++state.aliasCount > state.maxAliases) throwError$1(state, `aliases exceeded maxAliases (${state.maxAliases})`);
				const name = state.source.slice(event.anchorStart, event.anchorEnd);
				const anchor = state.anchors.get(name);
				if (!anchor) throwError$1(state, `unidentified alias "${name}"`);
				if (!anchor.isValueFinal) throwError$1(state, `recursive alias "${name}" is not supported for tag ${anchor.tag.tagName} because it uses finalize()`);
				addValue(state, anchor.value, anchor.tag);
				break;
			}
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.hasKey) {
					state.position = frame.keyPosition;
					throwError$1(state, "incomplete mapping pair in event stream");
				}
				if (frame.kind === "document") state.documents.push(frame.value);
				else {
					const value = frame.tag.carrierIsResult ? frame.value : finalizeCollection(state, frame.position, frame.tag, frame.value);
					if (frame.anchor) {
						frame.anchor.value = value;
						frame.anchor.isValueFinal = true;
					}
					addValue(state, value, frame.tag);
				}
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/parser/parser.ts
var NO_RANGE$1 = -1;
var HAS_OWN = Object.prototype.hasOwnProperty;
var CONTEXT_FLOW_IN = 1;
var CONTEXT_FLOW_OUT = 2;
var CONTEXT_BLOCK_IN = 3;
var CONTEXT_BLOCK_OUT = 4;
var PATTERN_NON_PRINTABLE = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/;
var PATTERN_FLOW_INDICATORS = /[,\[\]{}]/;
var PATTERN_TAG_HANDLE = /^(?:!|!!|![0-9A-Za-z-]+!)$/;
var NS_URI_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$,_.!~*'()\[\]])`;
var NS_TAG_CHAR = String.raw`(?:%[0-9A-Fa-f]{2}|[0-9A-Za-z\-#;/?:@&=+$.~*'()_])`;
var PATTERN_TAG_URI = new RegExp(`^(?:${NS_URI_CHAR})*$`);
var PATTERN_TAG_SUFFIX = new RegExp(`^(?:${NS_TAG_CHAR})+$`);
var PATTERN_TAG_PREFIX = new RegExp(`^(?:!(?:${NS_URI_CHAR})*|${NS_TAG_CHAR}(?:${NS_URI_CHAR})*)$`);
var DEFAULT_PARSER_OPTIONS = {
	filename: "",
	maxDepth: 100
};
function addDocumentEvent(state, explicitStart, explicitEnd) {
	state.events.push({
		type: EVENT_ID.DOCUMENT,
		explicitStart,
		explicitEnd,
		directives: state.directives
	});
}
function addSequenceEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.SEQUENCE,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function addMappingEvent(state, start, anchorStart, anchorEnd, tagStart, tagEnd, style) {
	state.events.push({
		type: EVENT_ID.MAPPING,
		start,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style
	});
}
function insertFlowPairMappingEvent(state, snapshot) {
	state.events.splice(snapshot.eventsLength, 0, {
		type: EVENT_ID.MAPPING,
		start: snapshot.position,
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1,
		style: COLLECTION_STYLE.FLOW
	});
}
function addScalarEvent(state, valueStart, valueEnd, anchorStart, anchorEnd, tagStart, tagEnd, style, chomping = CHOMPING_MODE.CLIP, indent = -1, fast = false) {
	state.events.push({
		type: EVENT_ID.SCALAR,
		valueStart,
		valueEnd,
		anchorStart,
		anchorEnd,
		tagStart,
		tagEnd,
		style,
		chomping,
		indent,
		fast
	});
}
function addAliasEvent(state, anchorStart, anchorEnd) {
	state.events.push({
		type: EVENT_ID.ALIAS,
		anchorStart,
		anchorEnd
	});
}
function addPopEvent(state) {
	state.events.push({ type: EVENT_ID.POP });
}
function addEmptyScalarEvent(state) {
	addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, NO_RANGE$1, SCALAR_STYLE.PLAIN);
}
function emptyProperties() {
	return {
		anchorStart: NO_RANGE$1,
		anchorEnd: NO_RANGE$1,
		tagStart: NO_RANGE$1,
		tagEnd: NO_RANGE$1
	};
}
function snapshotState(state) {
	return {
		position: state.position,
		line: state.line,
		lineStart: state.lineStart,
		lineIndent: state.lineIndent,
		firstTabInLine: state.firstTabInLine,
		eventsLength: state.events.length
	};
}
function restoreState(state, snapshot) {
	state.position = snapshot.position;
	state.line = snapshot.line;
	state.lineStart = snapshot.lineStart;
	state.lineIndent = snapshot.lineIndent;
	state.firstTabInLine = snapshot.firstTabInLine;
	state.events.length = snapshot.eventsLength;
}
function throwError(state, message) {
	YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename);
}
function isEol(c) {
	return c === 10 || c === 13;
}
function isWhiteSpace(c) {
	return c === 9 || c === 32;
}
function isWsOrEol(c) {
	return isWhiteSpace(c) || isEol(c);
}
function isWsOrEolOrEnd(c) {
	return c === 0 || isWsOrEol(c);
}
function isFlowIndicator(c) {
	return c === 44 || c === 91 || c === 93 || c === 123 || c === 125;
}
function fromDecimalCode(c) {
	return c >= 48 && c <= 57 ? c - 48 : -1;
}
function fromHexCode(c) {
	if (c >= 48 && c <= 57) return c - 48;
	const lc = c | 32;
	if (lc >= 97 && lc <= 102) return lc - 97 + 10;
	return -1;
}
function escapedHexLen(c) {
	if (c === 120) return 2;
	if (c === 117) return 4;
	if (c === 85) return 8;
	return 0;
}
function isSimpleEscape(c) {
	return c === 48 || c === 97 || c === 98 || c === 116 || c === 9 || c === 110 || c === 118 || c === 102 || c === 114 || c === 101 || c === 32 || c === 34 || c === 47 || c === 92 || c === 78 || c === 95 || c === 76 || c === 80;
}
function consumeLineBreak(state) {
	if (state.input.charCodeAt(state.position) === 10) state.position++;
	else {
		state.position++;
		if (state.input.charCodeAt(state.position) === 10) state.position++;
	}
	state.line++;
	state.lineStart = state.position;
	state.lineIndent = 0;
	state.firstTabInLine = -1;
}
function skipSeparationSpace(state, allowComments) {
	let lineBreaks = 0;
	let ch = state.input.charCodeAt(state.position);
	let hasSeparation = state.position === state.lineStart || isWsOrEol(state.input.charCodeAt(state.position - 1));
	while (ch !== 0) {
		while (isWhiteSpace(ch)) {
			hasSeparation = true;
			if (ch === 9 && state.firstTabInLine === -1) state.firstTabInLine = state.position;
			ch = state.input.charCodeAt(++state.position);
		}
		if (allowComments && hasSeparation && ch === 35) do
			ch = state.input.charCodeAt(++state.position);
		while (!isEol(ch) && ch !== 0);
		if (!isEol(ch)) break;
		consumeLineBreak(state);
		lineBreaks++;
		hasSeparation = true;
		ch = state.input.charCodeAt(state.position);
		while (ch === 32) {
			state.lineIndent++;
			ch = state.input.charCodeAt(++state.position);
		}
	}
	return lineBreaks;
}
function testDocumentSeparator(state, position = state.position) {
	const ch = state.input.charCodeAt(position);
	if ((ch === 45 || ch === 46) && ch === state.input.charCodeAt(position + 1) && ch === state.input.charCodeAt(position + 2)) {
		const following = state.input.charCodeAt(position + 3);
		return following === 0 || isWsOrEol(following);
	}
	return false;
}
function skipByteOrderMark(state) {
	if (state.position === state.lineStart && state.input.charCodeAt(state.position) === 65279) {
		state.position++;
		state.lineStart = state.position;
	}
}
function testDocumentBoundary(state) {
	if (state.position !== state.lineStart) return false;
	if (testDocumentSeparator(state)) return true;
	if (state.input.charCodeAt(state.position) !== 65279) return false;
	const snapshot = snapshotState(state);
	skipByteOrderMark(state);
	skipSeparationSpace(state, true);
	const ch = state.input.charCodeAt(state.position);
	const result = state.position === state.lineStart && (ch === 37 || ch === 45 && testDocumentSeparator(state));
	restoreState(state, snapshot);
	return result;
}
function skipUntilLineEnd(state) {
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0 && !isEol(ch)) ch = state.input.charCodeAt(++state.position);
}
function checkPrintable(state, start, end) {
	const match = PATTERN_NON_PRINTABLE.exec(state.input.slice(start, end));
	if (match !== null) {
		state.position = start + match.index + match[0].length - 1;
		throwError(state, "the stream contains non-printable characters");
	}
}
function readTagProperty(state, props, inFlow) {
	if (state.input.charCodeAt(state.position) !== 33) return false;
	if (props.tagStart !== NO_RANGE$1) throwError(state, "duplication of a tag property");
	const start = state.position;
	let isVerbatim = false;
	let isNamed = false;
	let tagHandle = "!";
	let ch = state.input.charCodeAt(++state.position);
	if (ch === 60) {
		isVerbatim = true;
		ch = state.input.charCodeAt(++state.position);
	} else if (ch === 33) {
		isNamed = true;
		tagHandle = "!!";
		ch = state.input.charCodeAt(++state.position);
	}
	let suffixStart = state.position;
	let tagName;
	if (isVerbatim) {
		while (ch !== 0 && ch !== 62) ch = state.input.charCodeAt(++state.position);
		if (ch !== 62) throwError(state, "unexpected end of the stream within a verbatim tag");
		tagName = state.input.slice(suffixStart, state.position);
		state.position++;
	} else {
		while (ch !== 0 && !isWsOrEol(ch) && !(inFlow && isFlowIndicator(ch))) {
			if (ch === 33) {
				if (!isNamed) {
					tagHandle = state.input.slice(suffixStart - 1, state.position + 1);
					if (!PATTERN_TAG_HANDLE.test(tagHandle)) throwError(state, "named tag handle cannot contain such characters");
					isNamed = true;
					suffixStart = state.position + 1;
				} else throwError(state, "tag suffix cannot contain exclamation marks");
			}
			ch = state.input.charCodeAt(++state.position);
		}
		tagName = state.input.slice(suffixStart, state.position);
		if (PATTERN_FLOW_INDICATORS.test(tagName)) throwError(state, "tag suffix cannot contain flow indicator characters");
	}
	if (tagName && !(isVerbatim ? PATTERN_TAG_URI.test(tagName) : PATTERN_TAG_SUFFIX.test(tagName))) throwError(state, `tag name cannot contain such characters: ${tagName}`);
	if (!isVerbatim && tagHandle !== "!" && tagHandle !== "!!" && !HAS_OWN.call(state.tagHandlers, tagHandle)) throwError(state, `undeclared tag handle "${tagHandle}"`);
	props.tagStart = start;
	props.tagEnd = state.position;
	return true;
}
function readAnchorProperty(state, props) {
	if (state.input.charCodeAt(state.position) !== 38) return false;
	if (props.anchorStart !== NO_RANGE$1) throwError(state, "duplication of an anchor property");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an anchor node must contain at least one character");
	props.anchorStart = start;
	props.anchorEnd = state.position;
	return true;
}
function readAlias(state, props) {
	if (state.input.charCodeAt(state.position) !== 42) return false;
	if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) throwError(state, "alias node should not have any properties");
	state.position++;
	const start = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position)) && !isFlowIndicator(state.input.charCodeAt(state.position))) state.position++;
	if (state.position === start) throwError(state, "name of an alias node must contain at least one character");
	addAliasEvent(state, start, state.position);
	return true;
}
function readFlowScalarBreak(state, nodeIndent) {
	skipSeparationSpace(state, false);
	if (state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readSingleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 39) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 39) {
			if (state.input.charCodeAt(state.position + 1) === 39) {
				simple = false;
				state.position += 2;
				continue;
			}
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.SINGLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a single quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a single quoted scalar");
}
function readDoubleQuotedScalar(state, nodeIndent, props) {
	if (state.input.charCodeAt(state.position) !== 34) return false;
	state.position++;
	const start = state.position;
	let simple = true;
	while (state.input.charCodeAt(state.position) !== 0) {
		const ch = state.input.charCodeAt(state.position);
		if (ch === 34) {
			const end = state.position;
			state.position++;
			addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.DOUBLE_QUOTED, CHOMPING_MODE.CLIP, -1, simple);
			return true;
		}
		if (ch === 92) {
			simple = false;
			const escaped = state.input.charCodeAt(++state.position);
			if (isEol(escaped)) readFlowScalarBreak(state, nodeIndent);
			else if (isSimpleEscape(escaped)) state.position++;
			else {
				let hexLength = escapedHexLen(escaped);
				if (hexLength === 0) throwError(state, "unknown escape sequence");
				while (hexLength-- > 0) {
					state.position++;
					if (fromHexCode(state.input.charCodeAt(state.position)) < 0) throwError(state, "expected hexadecimal character");
				}
				state.position++;
			}
		} else if (isEol(ch)) {
			simple = false;
			readFlowScalarBreak(state, nodeIndent);
		} else if (state.position === state.lineStart && testDocumentSeparator(state)) throwError(state, "unexpected end of the document within a double quoted scalar");
		else if (ch !== 9 && ch < 32) throwError(state, "expected valid JSON character");
		else state.position++;
	}
	throwError(state, "unexpected end of the stream within a double quoted scalar");
}
function readBlockScalar(state, parentIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	let chomping = CHOMPING_MODE.CLIP;
	let indent = -1;
	let detectedIndent = false;
	if (ch !== 124 && ch !== 62) return false;
	const style = ch === 124 ? SCALAR_STYLE.LITERAL_BLOCK : SCALAR_STYLE.FOLDED_BLOCK;
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		const current = state.input.charCodeAt(state.position);
		const digit = fromDecimalCode(current);
		if (current === 43 || current === 45) {
			if (chomping !== CHOMPING_MODE.CLIP) throwError(state, "repeat of a chomping mode identifier");
			chomping = current === 43 ? CHOMPING_MODE.KEEP : CHOMPING_MODE.STRIP;
			state.position++;
		} else if (digit >= 0) {
			if (digit === 0) throwError(state, "bad explicit indentation width of a block scalar; it cannot be less than one");
			if (detectedIndent) throwError(state, "repeat of an indentation width identifier");
			indent = parentIndent + digit - 1;
			detectedIndent = true;
			state.position++;
		} else break;
	}
	let hadWhitespace = false;
	while (isWhiteSpace(state.input.charCodeAt(state.position))) {
		hadWhitespace = true;
		state.position++;
	}
	if (hadWhitespace && state.input.charCodeAt(state.position) === 35) skipUntilLineEnd(state);
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	else if (state.input.charCodeAt(state.position) !== 0) throwError(state, "a line break is expected");
	let contentIndent = detectedIndent ? indent : -1;
	let maxLeadingIndent = 0;
	const valueStart = state.position;
	let valueEnd = state.position;
	while (state.input.charCodeAt(state.position) !== 0) {
		const linePosition = state.position;
		let column = 0;
		while (state.input.charCodeAt(linePosition + column) === 32) column++;
		const first = state.input.charCodeAt(linePosition + column);
		if (first === 0) {
			if (contentIndent >= 0) {
				if (column > contentIndent) valueEnd = linePosition + column;
			} else if (column > 0) valueEnd = linePosition + column;
			break;
		}
		if (testDocumentBoundary(state)) break;
		if (!detectedIndent && contentIndent === -1 && isEol(first)) maxLeadingIndent = Math.max(maxLeadingIndent, column);
		if (!detectedIndent && contentIndent === -1 && !isEol(first)) {
			if (first === 9 && column < parentIndent) {
				state.position = linePosition + column;
				throwError(state, "tab characters must not be used in indentation");
			}
			if (column >= parentIndent && column < maxLeadingIndent) {
				state.position = linePosition + column;
				throwError(state, "bad indentation of a mapping entry");
			}
		}
		if (contentIndent === -1 && first !== 0 && !isEol(first) && column < parentIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		if (!detectedIndent && first !== 0 && !isEol(first) && contentIndent === -1) contentIndent = column;
		const requiredIndent = contentIndent === -1 ? parentIndent + 1 : contentIndent;
		if (first !== 0 && !isEol(first) && column < requiredIndent) {
			state.lineIndent = column;
			state.position = linePosition + column;
			break;
		}
		skipUntilLineEnd(state);
		valueEnd = state.position;
		if (isEol(state.input.charCodeAt(state.position))) {
			consumeLineBreak(state);
			valueEnd = state.position;
		}
	}
	checkPrintable(state, valueStart, valueEnd);
	addScalarEvent(state, valueStart, valueEnd, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, style, chomping, contentIndent);
	return true;
}
function canStartPlainScalar(state, nodeContext) {
	const ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	if (ch === 0 || isWsOrEol(ch) || ch === 35 || ch === 38 || ch === 42 || ch === 33 || ch === 124 || ch === 62 || ch === 39 || ch === 34 || ch === 37 || ch === 64 || ch === 96 || isFlowIndicator(ch)) return false;
	if (ch === 63 || ch === 45) {
		const following = state.input.charCodeAt(state.position + 1);
		if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) return false;
	}
	return true;
}
function readPlainScalar(state, nodeIndent, nodeContext, props) {
	if (!canStartPlainScalar(state, nodeContext)) return false;
	const start = state.position;
	let end = state.position;
	let ch = state.input.charCodeAt(state.position);
	const inFlow = nodeContext === CONTEXT_FLOW_IN;
	let multiline = false;
	while (ch !== 0) {
		if (testDocumentBoundary(state)) break;
		if (ch === 58) {
			const following = state.input.charCodeAt(state.position + 1);
			if (isWsOrEolOrEnd(following) || inFlow && isFlowIndicator(following)) break;
		} else if (ch === 35) {
			if (isWsOrEol(state.input.charCodeAt(state.position - 1))) break;
		} else if (inFlow && isFlowIndicator(ch)) break;
		else if (isEol(ch)) {
			const savedPosition = state.position;
			const savedLine = state.line;
			const savedLineStart = state.lineStart;
			const savedLineIndent = state.lineIndent;
			skipSeparationSpace(state, false);
			if (state.lineIndent >= nodeIndent) {
				multiline = true;
				ch = state.input.charCodeAt(state.position);
				continue;
			}
			state.position = savedPosition;
			state.line = savedLine;
			state.lineStart = savedLineStart;
			state.lineIndent = savedLineIndent;
			break;
		}
		if (!isWhiteSpace(ch)) end = state.position + 1;
		ch = state.input.charCodeAt(++state.position);
	}
	if (end === start) return false;
	checkPrintable(state, start, end);
	addScalarEvent(state, start, end, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN, CHOMPING_MODE.CLIP, -1, !multiline);
	return true;
}
function skipFlowSeparationSpace(state, nodeIndent) {
	const startLine = state.line;
	skipSeparationSpace(state, true);
	if (state.line > startLine && state.lineIndent < nodeIndent || state.firstTabInLine !== -1 && state.lineIndent < nodeIndent) throwError(state, "deficient indentation");
}
function readFlowCollection(state, nodeIndent, props) {
	const ch = state.input.charCodeAt(state.position);
	const isMapping = ch === 123;
	const start = state.position;
	let readNext = true;
	if (ch !== 91 && ch !== 123) return false;
	const terminator = isMapping ? 125 : 93;
	if (isMapping) addMappingEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	else addSequenceEvent(state, start, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.FLOW);
	state.position++;
	while (state.input.charCodeAt(state.position) !== 0) {
		skipFlowSeparationSpace(state, nodeIndent);
		let ch = state.input.charCodeAt(state.position);
		if (ch === terminator) {
			state.position++;
			addPopEvent(state);
			return true;
		} else if (!readNext) throwError(state, "missed comma between flow collection entries");
		else if (ch === 44) throwError(state, "expected the node content, but found ','");
		let isPair = false;
		let isExplicitPair = false;
		if (ch === 63 && isWsOrEol(state.input.charCodeAt(state.position + 1))) {
			isPair = isExplicitPair = true;
			state.position += 1;
			skipFlowSeparationSpace(state, nodeIndent);
		}
		const entryLine = state.line;
		const entryStart = snapshotState(state);
		const keyWasRead = parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true);
		skipFlowSeparationSpace(state, nodeIndent);
		ch = state.input.charCodeAt(state.position);
		if ((isMapping || isExplicitPair || state.line === entryLine) && ch === 58) {
			isPair = true;
			state.position++;
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) {
				insertFlowPairMappingEvent(state, entryStart);
				if (!keyWasRead) addEmptyScalarEvent(state);
			} else if (!keyWasRead) addEmptyScalarEvent(state);
			if (!parseNode(state, nodeIndent, CONTEXT_FLOW_IN, false, true)) addEmptyScalarEvent(state);
			skipFlowSeparationSpace(state, nodeIndent);
			if (!isMapping) addPopEvent(state);
		} else if (isMapping && isPair) {
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
		} else if (isMapping) addEmptyScalarEvent(state);
		else if (isPair) {
			insertFlowPairMappingEvent(state, entryStart);
			if (!keyWasRead) addEmptyScalarEvent(state);
			addEmptyScalarEvent(state);
			addPopEvent(state);
		}
		ch = state.input.charCodeAt(state.position);
		if (ch === 44) {
			readNext = true;
			state.position++;
		} else readNext = false;
	}
	throwError(state, "unexpected end of the stream within a flow collection");
}
function readBlockSequence(state, nodeIndent, props) {
	if (state.firstTabInLine !== -1 || state.input.charCodeAt(state.position) !== 45 || !isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) return false;
	addSequenceEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
	while (state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) {
		if (state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const entryLine = state.line;
		state.position++;
		const hadBreak = skipSeparationSpace(state, true) > 0;
		if (state.firstTabInLine !== -1 && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
		if (hadBreak && state.lineIndent <= nodeIndent) addEmptyScalarEvent(state);
		else parseNode(state, nodeIndent, CONTEXT_BLOCK_IN, false, true);
		skipSeparationSpace(state, true);
		if (state.lineIndent < nodeIndent || state.position >= state.length) break;
		if (state.lineIndent > nodeIndent) throwError(state, "bad indentation of a sequence entry");
		if (state.line === entryLine && state.input.charCodeAt(state.position) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 1))) throwError(state, "bad indentation of a sequence entry");
	}
	addPopEvent(state);
	return true;
}
function readBlockMapping(state, nodeIndent, flowIndent, props) {
	let atExplicitKey = false;
	let detected = false;
	let mappingOpened = false;
	let pendingExplicitKey = false;
	if (state.firstTabInLine !== -1) return false;
	let ch = state.input.charCodeAt(state.position);
	while (ch !== 0) {
		if (!atExplicitKey && state.firstTabInLine !== -1) {
			state.position = state.firstTabInLine;
			throwError(state, "tab characters must not be used in indentation");
		}
		const following = state.input.charCodeAt(state.position + 1);
		const entryLine = state.line;
		if ((ch === 63 || ch === 58) && isWsOrEolOrEnd(following)) {
			if (!mappingOpened) {
				addMappingEvent(state, state.position, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, COLLECTION_STYLE.BLOCK);
				mappingOpened = true;
			}
			if (ch === 63) {
				if (atExplicitKey) addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = true;
			} else if (atExplicitKey) atExplicitKey = false;
			else {
				addEmptyScalarEvent(state);
				detected = true;
				atExplicitKey = false;
			}
			state.position += 1;
			pendingExplicitKey = true;
		} else {
			if (atExplicitKey) {
				addEmptyScalarEvent(state);
				atExplicitKey = false;
			}
			const beforeKey = snapshotState(state);
			if (!parseNode(state, flowIndent, CONTEXT_FLOW_OUT, false, true)) break;
			if (state.line === entryLine) {
				ch = state.input.charCodeAt(state.position);
				while (isWhiteSpace(ch)) ch = state.input.charCodeAt(++state.position);
				if (ch === 58) {
					ch = state.input.charCodeAt(++state.position);
					if (!isWsOrEolOrEnd(ch)) throwError(state, "a whitespace character is expected after the key-value separator within a block mapping");
					if (!mappingOpened) {
						state.events.splice(beforeKey.eventsLength, 0, {
							type: EVENT_ID.MAPPING,
							start: beforeKey.position,
							anchorStart: props.anchorStart,
							anchorEnd: props.anchorEnd,
							tagStart: props.tagStart,
							tagEnd: props.tagEnd,
							style: COLLECTION_STYLE.BLOCK
						});
						mappingOpened = true;
					}
					detected = true;
					atExplicitKey = false;
					pendingExplicitKey = false;
				} else if (detected) throwError(state, "expected ':' after a mapping key");
				else {
					if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
						restoreState(state, beforeKey);
						return false;
					}
					return true;
				}
			} else if (detected) throwError(state, "can not read a block mapping entry; a multiline key may not be an implicit key");
			else {
				if (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1) {
					restoreState(state, beforeKey);
					return false;
				}
				return true;
			}
		}
		if (parseNode(state, nodeIndent, CONTEXT_BLOCK_OUT, true, pendingExplicitKey)) pendingExplicitKey = false;
		if (!atExplicitKey) {
			if (pendingExplicitKey) {
				addEmptyScalarEvent(state);
				pendingExplicitKey = false;
			}
		}
		skipSeparationSpace(state, true);
		ch = state.input.charCodeAt(state.position);
		if ((state.line === entryLine || state.lineIndent > nodeIndent) && ch !== 0) throwError(state, "bad indentation of a mapping entry");
		else if (state.lineIndent < nodeIndent) break;
	}
	if (!detected) return false;
	if (atExplicitKey) addEmptyScalarEvent(state);
	if (mappingOpened) addPopEvent(state);
	return true;
}
function parseNode(state, parentIndent, nodeContext, allowToSeek, allowCompact, allowPropertyMapping = true) {
	if (state.depth >= state.maxDepth) throwError(state, `nesting exceeded maxDepth (${state.maxDepth})`);
	state.depth++;
	let indentStatus = 1;
	let atNewLine = false;
	let hasContent = false;
	let propertyStart = null;
	const props = emptyProperties();
	let allowBlockScalars = nodeContext === CONTEXT_BLOCK_OUT || nodeContext === CONTEXT_BLOCK_IN;
	let allowBlockCollections = allowBlockScalars;
	const allowBlockStyles = allowBlockScalars;
	if (allowToSeek && skipSeparationSpace(state, true)) {
		atNewLine = true;
		if (state.lineIndent > parentIndent) indentStatus = 1;
		else if (state.lineIndent === parentIndent) indentStatus = 0;
		else indentStatus = -1;
	}
	if (indentStatus === 1) while (true) {
		const ch = state.input.charCodeAt(state.position);
		const propertyState = snapshotState(state);
		if (atNewLine && indentStatus !== 1 && (ch === 33 || ch === 38)) break;
		if (atNewLine && allowBlockStyles && (props.tagStart !== NO_RANGE$1 || props.anchorStart !== NO_RANGE$1) && (ch === 33 || ch === 38)) {
			const fallbackState = snapshotState(state);
			const flowIndent = parentIndent + 1;
			if (readBlockMapping(state, state.position - state.lineStart, flowIndent, props) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) {
				state.depth--;
				return true;
			}
			restoreState(state, fallbackState);
		}
		if (atNewLine && (ch === 33 && props.tagStart !== NO_RANGE$1 || ch === 38 && props.anchorStart !== NO_RANGE$1)) break;
		if (!readTagProperty(state, props, nodeContext === CONTEXT_FLOW_IN) && !readAnchorProperty(state, props)) break;
		if (propertyStart === null) propertyStart = propertyState;
		if (skipSeparationSpace(state, true)) {
			atNewLine = true;
			allowBlockCollections = allowBlockStyles;
			if (state.lineIndent > parentIndent) indentStatus = 1;
			else if (state.lineIndent === parentIndent) indentStatus = 0;
			else indentStatus = -1;
		} else allowBlockCollections = false;
	}
	if (allowBlockCollections) allowBlockCollections = atNewLine || allowCompact;
	if (indentStatus === 1 || nodeContext === CONTEXT_BLOCK_OUT) {
		const flowIndent = nodeContext === CONTEXT_FLOW_IN || nodeContext === CONTEXT_FLOW_OUT ? parentIndent : parentIndent + 1;
		const blockIndent = state.position - state.lineStart;
		if (indentStatus === 1) {
			if (allowBlockCollections && (readBlockSequence(state, blockIndent, props) || readBlockMapping(state, blockIndent, flowIndent, props)) || readFlowCollection(state, flowIndent, props)) hasContent = true;
			else {
				const ch = state.input.charCodeAt(state.position);
				if (propertyStart !== null && allowPropertyMapping && allowBlockStyles && !allowBlockCollections && ch !== 124 && ch !== 62) {
					const fallbackState = snapshotState(state);
					const propertyIndent = propertyStart.position - propertyStart.lineStart;
					restoreState(state, propertyStart);
					if (readBlockMapping(state, propertyIndent, flowIndent, emptyProperties()) && state.events[fallbackState.eventsLength]?.type === EVENT_ID.MAPPING) hasContent = true;
					else restoreState(state, fallbackState);
				}
				if (!hasContent && (allowBlockScalars && readBlockScalar(state, flowIndent, props) || readSingleQuotedScalar(state, flowIndent, props) || readDoubleQuotedScalar(state, flowIndent, props) || readAlias(state, props) || readPlainScalar(state, flowIndent, nodeContext, props))) hasContent = true;
			}
		} else if (indentStatus === 0) hasContent = allowBlockCollections && readBlockSequence(state, blockIndent, props);
	}
	allowBlockScalars = allowBlockScalars && !hasContent;
	if (!hasContent && (props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1 || allowBlockScalars)) {
		addScalarEvent(state, NO_RANGE$1, NO_RANGE$1, props.anchorStart, props.anchorEnd, props.tagStart, props.tagEnd, SCALAR_STYLE.PLAIN);
		hasContent = true;
	}
	state.depth--;
	return hasContent || props.anchorStart !== NO_RANGE$1 || props.tagStart !== NO_RANGE$1;
}
function readDirective(state) {
	if (state.lineIndent > 0 || state.input.charCodeAt(state.position) !== 37) return false;
	state.position++;
	const nameStart = state.position;
	while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
	const name = state.input.slice(nameStart, state.position);
	const args = [];
	if (name.length === 0) throwError(state, "directive name must not be less than one character in length");
	while (state.input.charCodeAt(state.position) !== 0 && !isEol(state.input.charCodeAt(state.position))) {
		while (isWhiteSpace(state.input.charCodeAt(state.position))) state.position++;
		if (state.input.charCodeAt(state.position) === 35 || isEol(state.input.charCodeAt(state.position)) || state.input.charCodeAt(state.position) === 0) break;
		const start = state.position;
		while (state.input.charCodeAt(state.position) !== 0 && !isWsOrEol(state.input.charCodeAt(state.position))) state.position++;
		args.push(state.input.slice(start, state.position));
	}
	if (isEol(state.input.charCodeAt(state.position))) consumeLineBreak(state);
	if (name === "YAML") {
		if (state.directives.some((directive) => directive.kind === "yaml")) throwError(state, "duplication of %YAML directive");
		if (args.length !== 1) throwError(state, "YAML directive accepts exactly one argument");
		const match = /^([0-9]+)\.([0-9]+)$/.exec(args[0]);
		if (match === null) throwError(state, "ill-formed argument of the YAML directive");
		if (parseInt(match[1], 10) !== 1) throwError(state, "unacceptable YAML version of the document");
		state.directives.push({
			kind: "yaml",
			version: args[0]
		});
	} else if (name === "TAG") {
		if (args.length !== 2) throwError(state, "TAG directive accepts exactly two arguments");
		const [handle, prefix] = args;
		if (!PATTERN_TAG_HANDLE.test(handle)) throwError(state, "ill-formed tag handle (first argument) of the TAG directive");
		if (HAS_OWN.call(state.tagHandlers, handle)) throwError(state, `there is a previously declared suffix for "${handle}" tag handle`);
		if (!PATTERN_TAG_PREFIX.test(prefix)) throwError(state, "ill-formed tag prefix (second argument) of the TAG directive");
		state.tagHandlers[handle] = prefix;
		state.directives.push({
			kind: "tag",
			handle,
			prefix
		});
	}
	return true;
}
function readDocument(state) {
	state.directives = [];
	state.tagHandlers = Object.create(null);
	let hasDirectives = false;
	skipSeparationSpace(state, true);
	while (readDirective(state)) {
		hasDirectives = true;
		skipSeparationSpace(state, true);
	}
	let explicitStart = false;
	let explicitEnd = false;
	let allowCompact = true;
	if (state.lineIndent === 0 && state.input.charCodeAt(state.position) === 45 && state.input.charCodeAt(state.position + 1) === 45 && state.input.charCodeAt(state.position + 2) === 45 && isWsOrEolOrEnd(state.input.charCodeAt(state.position + 3))) {
		explicitStart = true;
		const markerLine = state.line;
		state.position += 3;
		skipSeparationSpace(state, true);
		allowCompact = state.line > markerLine;
	} else if (hasDirectives) throwError(state, "directives end mark is expected");
	const documentEventIndex = state.events.length;
	if (!explicitStart && state.position === state.lineStart && state.input.charCodeAt(state.position) === 46 && testDocumentSeparator(state)) {
		state.position += 3;
		skipSeparationSpace(state, true);
		return;
	}
	addDocumentEvent(state, explicitStart, false);
	if (!parseNode(state, state.lineIndent - 1, CONTEXT_BLOCK_OUT, false, allowCompact, allowCompact)) addEmptyScalarEvent(state);
	skipSeparationSpace(state, true);
	if (state.position === state.lineStart && testDocumentSeparator(state)) {
		explicitEnd = state.input.charCodeAt(state.position) === 46;
		if (explicitEnd) {
			const markerLine = state.line;
			state.position += 3;
			skipSeparationSpace(state, true);
			if (state.line === markerLine && state.position < state.length) throwError(state, "end of the stream or a document separator is expected");
		}
	}
	const documentEvent = state.events[documentEventIndex];
	if (documentEvent?.type === EVENT_ID.DOCUMENT) documentEvent.explicitEnd = explicitEnd;
	addPopEvent(state);
	if (!explicitEnd && state.position < state.length && !testDocumentBoundary(state)) throwError(state, "end of the stream or a document separator is expected");
}
/**
* Parses YAML into a flat event stream referencing source text by offsets.
*
* @category Events
*/
function parseEvents(input, options) {
	const length = input.length;
	const state = {
		...DEFAULT_PARSER_OPTIONS,
		...options,
		input: `${input}\0`,
		length,
		position: 0,
		line: 0,
		lineStart: 0,
		lineIndent: 0,
		firstTabInLine: -1,
		depth: 0,
		directives: [],
		tagHandlers: Object.create(null),
		events: []
	};
	const nullpos = input.indexOf("\0");
	if (nullpos !== -1) YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename);
	while (state.position < state.length) {
		skipByteOrderMark(state);
		skipSeparationSpace(state, true);
		if (state.position >= state.length) break;
		const documentStart = state.position;
		readDocument(state);
		if (state.position === documentStart)
 /* c8 ignore next */
		throwError(state, "can not read a document");
	}
	return state.events;
}
//#endregion
//#region src/load.ts
var DEFAULT_LOAD_OPTIONS = {
	...DEFAULT_PARSER_OPTIONS,
	...DEFAULT_CONSTRUCTOR_OPTIONS
};
function loadDocuments(input, options = {}) {
	const opts = {
		...DEFAULT_LOAD_OPTIONS,
		...options
	};
	const source = String(input);
	const PARSER_OPT_KEYS = Object.keys(DEFAULT_PARSER_OPTIONS);
	const CONSTRUCTOR_OPT_KEYS = Object.keys(DEFAULT_CONSTRUCTOR_OPTIONS);
	return constructFromEvents(parseEvents(source, pick(opts, PARSER_OPT_KEYS)), {
		...pick(opts, CONSTRUCTOR_OPT_KEYS),
		source
	});
}
function loadAll(input, iteratorOrOptions, options) {
	let iterator = null;
	if (typeof iteratorOrOptions === "function") iterator = iteratorOrOptions;
	else if (iteratorOrOptions !== null && typeof iteratorOrOptions === "object") options = iteratorOrOptions;
	const documents = loadDocuments(input, options);
	if (iterator === null) return documents;
	for (const document of documents) iterator(document);
}
/**
* Parses `string` as a single YAML document. Throws {@link YAMLException} on
* error. This function does not understand multi-document or empty sources; it
* throws an exception on those.
*
* > [!NOTE]
* > 1. When processing untrusted input, see the
* >    [security considerations](../docs/safety.md).
* > 2. All exceptions MUST be caught, not just {@link YAMLException}.
* > 3. The default {@link CORE_SCHEMA} comes without the `!!merge` tag. You can
* >    easily enable it if needed.
* > 4. The default {@link mapTag} is `{}`-object based, with known limitations
* >    (see description). For full compatibility use {@link realMapTag}
* >    instead (it uses native JS `Map`).
*
* @example
* Enable {@link mergeTag} and {@link realMapTag}:
*
* ```javascript
* import { load, CORE_SCHEMA, mergeTag, realMapTag } from 'js-yaml'
*
* try {
*   load(data, { schema: CORE_SCHEMA.withTags(mergeTag, realMapTag) })
* } catch (e) {
*   console.error(e)
* }
* ```
*
* @category Main
*/
function load(input, options) {
	const documents = loadDocuments(input, options);
	if (documents.length === 0) throw new YAMLException("expected a document, but the input is empty");
	if (documents.length === 1) return documents[0];
	throw new YAMLException("expected a single document in the stream, but found more");
}
//#endregion
//#region src/ast/from_js.ts
var INVALID = Symbol("INVALID");
function buildRepresentTypes(schema) {
	const defaultTags = new Set([
		schema.defaultScalarTag,
		schema.defaultSequenceTag,
		schema.defaultMappingTag
	].filter((t) => t !== void 0));
	const implicitScalars = schema.implicitScalarTags;
	const explicitTags = schema.tags.filter((t) => !(t.nodeKind === "scalar" && t.implicit) && !defaultTags.has(t));
	const defaultTagsLast = schema.tags.filter((t) => defaultTags.has(t));
	return [
		...implicitScalars.map((tag) => ({
			tag,
			implicitTag: true
		})),
		...explicitTags.map((tag) => ({
			tag,
			implicitTag: false
		})),
		...defaultTagsLast.map((tag) => ({
			tag,
			implicitTag: true
		}))
	];
}
function matchTag(state, object) {
	for (let index = 0, length = state.representTypes.length; index < length; index += 1) {
		const { tag, implicitTag } = state.representTypes[index];
		if (tag.identify(object)) {
			let tagName;
			if (tag.matchByTagPrefix) tagName = tag.representTagName(object);
			else tagName = tag.tagName;
			return {
				tag,
				tagName,
				implicitTag
			};
		}
	}
	return null;
}
function build(state, object) {
	if (!state.noRefs && object !== null && typeof object === "object") {
		const existing = state.refs.get(object);
		if (existing) {
			if (existing.anchor === void 0) existing.anchor = `ref_${state.refCounter++}`;
			return {
				kind: "alias",
				anchor: existing.anchor
			};
		}
	}
	const matched = matchTag(state, object);
	if (!matched) {
		if (object === void 0) return INVALID;
		if (state.skipInvalid) return INVALID;
		throw new YAMLException(`unacceptable kind of an object to dump ${Object.prototype.toString.call(object)}`);
	}
	const { tag, tagName, implicitTag } = matched;
	const nodeTagName = implicitTag ? tagName : tagNameShort(tagName);
	if (tag.nodeKind === "scalar") return {
		kind: "scalar",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: SCALAR_STYLE.PLAIN,
		value: tag.represent(object)
	};
	if (tag.nodeKind === "sequence") {
		const container = tag.represent(object);
		const node = {
			kind: "sequence",
			tag: nodeTagName,
			tagged: !implicitTag,
			style: COLLECTION_STYLE.BLOCK,
			items: []
		};
		if (!state.noRefs) state.refs.set(object, node);
		for (let index = 0, length = container.length; index < length; index += 1) {
			let item = build(state, container[index]);
			if (item === INVALID && container[index] === void 0) item = build(state, null);
			if (item === INVALID) continue;
			node.items.push(item);
		}
		return node;
	}
	const map = tag.represent(object);
	const node = {
		kind: "mapping",
		tag: nodeTagName,
		tagged: !implicitTag,
		style: COLLECTION_STYLE.BLOCK,
		items: []
	};
	if (!state.noRefs) state.refs.set(object, node);
	for (const [objectKey, objectValue] of map) {
		const key = build(state, objectKey);
		if (key === INVALID) continue;
		const value = build(state, objectValue);
		if (value === INVALID) continue;
		node.items.push({
			key,
			value
		});
	}
	return node;
}
/**
* Convert JS object to AST. A JS value is one YAML document. An unrepresentable
* root becomes an empty document, which the presenter renders as an empty
* string.
*
* @category AST
*/
function jsToAst(input, schema, options = {}) {
	const root = build({
		representTypes: buildRepresentTypes(schema),
		noRefs: options.noRefs ?? false,
		skipInvalid: options.skipInvalid ?? false,
		refs: /* @__PURE__ */ new Map(),
		refCounter: 0
	}, input);
	return [{
		contents: root === INVALID ? null : root,
		directives: []
	}];
}
//#endregion
//#region src/ast/visit.ts
/**
* Return from a visitor to stop the whole traversal.
*
* @category AST
*/
var VISIT_BREAK = Symbol("visit:break");
/**
* Return from a visitor to skip the current node's children.
*
* @category AST
*/
var VISIT_SKIP = Symbol("visit:skip");
function visitNode(node, visitor, ctx) {
	const control = visitor(node, ctx);
	if (control === VISIT_BREAK) return true;
	if (control === VISIT_SKIP) return false;
	const depth = ctx.depth + 1;
	switch (node.kind) {
		case "sequence":
			for (const item of node.items) if (visitNode(item, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
			break;
		case "mapping": for (const { key, value } of node.items) {
			if (visitNode(key, visitor, {
				depth,
				parent: node,
				isKey: true
			})) return true;
			if (visitNode(value, visitor, {
				depth,
				parent: node,
				isKey: false
			})) return true;
		}
	}
	return false;
}
/**
* Walk every node in the documents, calling {@link Visitor} once per
* node (pre-order).
*
* @category AST
*/
function visit(documents, visitor) {
	for (const doc of documents) if (doc.contents && visitNode(doc.contents, visitor, {
		depth: 0,
		parent: null,
		isKey: false
	})) return;
}
//#endregion
//#region src/ast/styler_defaults.ts
function hasBit(mask, bit) {
	return (mask & 1 << bit) !== 0;
}
/**
* Default scalar styling rules in application order.
* See [Scalar styling](../../docs/scalar_styling.md) for usage details.
*
* @category AST
*/
var DEFAULT_SCALAR_STYLE_RULES = {
	applyQuoteFlowKeysOption,
	doubleQuoteForInvisibles,
	doubleQuoteWhitespaceOnly,
	applyForceQuotesOption,
	tryLongOrMultilineAsBlock,
	quoteInvalidPlain,
	fallbackToDoubleQuoted
};
function _preferredQuotedStyle(layout) {
	if (layout.presenterOptions.quoteStyle === "single" && hasBit(layout.allowedStylesMask, SCALAR_STYLE.SINGLE_QUOTED)) return SCALAR_STYLE.SINGLE_QUOTED;
	return SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyQuoteFlowKeysOption(layout) {
	if (!layout.presenterOptions.quoteFlowKeys) return;
	if (!layout.isKey || !layout.flowOnly || layout.style !== SCALAR_STYLE.PLAIN) return;
	layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteForInvisibles(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /[\t\x7F-\xA0\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function doubleQuoteWhitespaceOnly(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && /^\s+$/.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
function applyForceQuotesOption(layout) {
	if (!layout.presenterOptions.forceQuotes) return;
	if (layout.isKey || layout.style !== SCALAR_STYLE.PLAIN) return;
	if (layout.node.tag !== layout.presenterOptions.schema.defaultScalarTag.tagName) return;
	layout.style = layout.node.value.includes("\n") ? SCALAR_STYLE.DOUBLE_QUOTED : _preferredQuotedStyle(layout);
}
function tryLongOrMultilineAsBlock(layout) {
	if (layout.style !== SCALAR_STYLE.PLAIN || layout.isKey) return;
	const value = layout.node.value;
	const multiline = value.indexOf("\n") !== -1;
	if (!hasBit(layout.allowedStylesMask, SCALAR_STYLE.LITERAL_BLOCK)) {
		if (multiline) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
		return;
	}
	const w = layout.presenterOptions.lineWidth;
	if (w === -1) {
		if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
		return;
	}
	const availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	let position = 0;
	let shouldFold = false;
	while (position <= value.length) {
		let lineEnd = value.length;
		const nextLineBreak = value.indexOf("\n", position);
		if (nextLineBreak !== -1) lineEnd = nextLineBreak;
		const line = value.slice(position, lineEnd);
		if (line.length > availableWidth && line[0] !== " " && / [^ \t]/.test(line)) shouldFold = true;
		if (nextLineBreak === -1) break;
		position = nextLineBreak + 1;
	}
	if (shouldFold) layout.style = SCALAR_STYLE.FOLDED_BLOCK;
	else if (multiline) layout.style = SCALAR_STYLE.LITERAL_BLOCK;
}
function quoteInvalidPlain(layout) {
	if (layout.style === SCALAR_STYLE.PLAIN && !hasBit(layout.allowedStylesMask, SCALAR_STYLE.PLAIN)) layout.style = _preferredQuotedStyle(layout);
}
function fallbackToDoubleQuoted(layout) {
	if (!hasBit(layout.allowedStylesMask, layout.style)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}
//#endregion
//#region src/ast/scalar_styler.ts
function setBit(mask, bit) {
	return mask | 1 << bit;
}
var SRC_C_PRINTABLE = "[\\x09\\x0A\\x0D\\x20-\\x7E\\x85\\xA0-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]";
var SRC_B_CHAR = "[\\n\\r]";
var SRC_C_BYTE_ORDER_MARK = "\\uFEFF";
var SRC_S_WHITE = "[ \\t]";
var SRC_NB_CHAR = `(?:(?!(?:${SRC_B_CHAR}|${SRC_C_BYTE_ORDER_MARK}))${SRC_C_PRINTABLE})`;
var SRC_NS_CHAR = `(?:(?!${SRC_S_WHITE})${SRC_NB_CHAR})`;
var SRC_NB_JSON = "[\\x09\\x20-\\uD7FF\\uE000-\\uFFFF\\u{10000}-\\u{10FFFF}]";
var SRC_C_INDICATOR = "[-?:,\\[\\]{}#&*!|>'\"%@`]";
var SRC_C_FLOW_INDICATOR = "[,\\[\\]{}]";
var SRC_NS_PLAIN_SAFE_FLOW_OUT = SRC_NS_CHAR;
var SRC_NS_PLAIN_SAFE_FLOW_IN = `(?:(?!${SRC_C_FLOW_INDICATOR})${SRC_NS_CHAR})`;
var SRC_NS_PLAIN_FIRST_FLOW_OUT = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))`;
var SRC_NS_PLAIN_FIRST_FLOW_IN = `(?:(?:(?!${SRC_C_INDICATOR})${SRC_NS_CHAR})|[?:-](?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))`;
var SRC_NS_PLAIN_CHAR_FLOW_OUT = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_OUT})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_OUT}))#*`;
var SRC_NS_PLAIN_CHAR_FLOW_IN = `(?:(?:(?![:#])${SRC_NS_PLAIN_SAFE_FLOW_IN})|:(?=${SRC_NS_PLAIN_SAFE_FLOW_IN}))#*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_OUT})*`;
var SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN = `(?:${SRC_S_WHITE}*${SRC_NS_PLAIN_CHAR_FLOW_IN})*`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_OUT = `${SRC_NS_PLAIN_FIRST_FLOW_OUT}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_NS_PLAIN_ONE_LINE_FLOW_IN = `${SRC_NS_PLAIN_FIRST_FLOW_IN}#*${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_OUT;
var SRC_NS_PLAIN_ONE_LINE_FLOW_KEY = SRC_NS_PLAIN_ONE_LINE_FLOW_IN;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_OUT}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_OUT}`;
var SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN = `\\n+${SRC_NS_PLAIN_CHAR_FLOW_IN}${SRC_NB_NS_PLAIN_IN_LINE_FLOW_IN}`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT = `${SRC_NS_PLAIN_ONE_LINE_FLOW_OUT}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_OUT})*`;
var SRC_NS_PLAIN_MULTI_LINE_FLOW_IN = `${SRC_NS_PLAIN_ONE_LINE_FLOW_IN}(?:${SRC_S_NS_PLAIN_NEXT_LINE_FLOW_IN})*`;
var NS_PLAIN_FLOW_OUT = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_OUT})$`, "u");
var NS_PLAIN_FLOW_IN = new RegExp(`^(?:${SRC_NS_PLAIN_MULTI_LINE_FLOW_IN})$`, "u");
var NS_PLAIN_BLOCK_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_BLOCK_KEY})$`, "u");
var NS_PLAIN_FLOW_KEY = new RegExp(`^(?:${SRC_NS_PLAIN_ONE_LINE_FLOW_KEY})$`, "u");
var NB_SINGLE_ONE_LINE = new RegExp(`^(?:${SRC_NB_JSON})*$`, "u");
var NB_SINGLE_MULTI_LINE = new RegExp(`^(?:${SRC_NB_JSON}|\\n)*$`, "u");
var BLOCK_SCALAR_CONTENT = new RegExp(`^(?:${SRC_NB_CHAR}|\\n)*$`, "u");
var C_FORBIDDEN_FIRST_LINE = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/;
var C_FORBIDDEN_CONTENT = /^(?:---|\.\.\.)(?=$|[ \t\n\r])/m;
function canUsePlain(layout) {
	const str = layout.node.value;
	if (str !== "") {
		if (!(layout.isKey ? layout.flowOnly ? NS_PLAIN_FLOW_KEY : NS_PLAIN_BLOCK_KEY : layout.flowOnly ? NS_PLAIN_FLOW_IN : NS_PLAIN_FLOW_OUT).test(str)) return false;
		if (layout.shiftOfFirstLine === 0 && C_FORBIDDEN_FIRST_LINE.test(str)) return false;
		if (layout.shiftOfContent === 0) {
			const firstLineBreak = str.indexOf("\n");
			if (firstLineBreak !== -1) {
				const content = str.slice(firstLineBreak + 1);
				if (C_FORBIDDEN_CONTENT.test(content)) return false;
			}
		}
	}
	const resolvedTag = layout.presenterOptions.schema.resolveImplicitScalarTag(str).tag.tagName;
	if (!layout.node.tagged && resolvedTag !== layout.node.tag) return false;
	if (!layout.node.tagged && str === "=" && resolvedTag === layout.presenterOptions.schema.defaultScalarTag.tagName) return false;
	return true;
}
function canUseSingleQuoted(layout) {
	const str = layout.node.value;
	if (!(layout.isKey ? NB_SINGLE_ONE_LINE : NB_SINGLE_MULTI_LINE).test(str)) return false;
	if (/[ \t]\n|\n[ \t]/.test(str)) return false;
	if (!layout.isKey && layout.shiftOfContent === 0) {
		const firstLineBreak = str.indexOf("\n");
		if (firstLineBreak !== -1 && C_FORBIDDEN_CONTENT.test(str.slice(firstLineBreak + 1))) return false;
	}
	return true;
}
function canUseBlock(layout) {
	if (layout.flowOnly || !BLOCK_SCALAR_CONTENT.test(layout.node.value)) return false;
	const contentIndent = layout.shiftOfContent - layout.shiftOfParent;
	if (contentIndent < 1) return false;
	if (contentIndent > 9 && /^\n* /.test(layout.node.value)) return false;
	if (layout.shiftOfContent === 0 && C_FORBIDDEN_CONTENT.test(layout.node.value)) return false;
	return true;
}
function detectAllowedStyles(layout) {
	let mask = setBit(0, SCALAR_STYLE.DOUBLE_QUOTED);
	if (canUsePlain(layout)) mask = setBit(mask, SCALAR_STYLE.PLAIN);
	if (canUseSingleQuoted(layout)) mask = setBit(mask, SCALAR_STYLE.SINGLE_QUOTED);
	if (canUseBlock(layout)) mask = setBit(setBit(mask, SCALAR_STYLE.LITERAL_BLOCK), SCALAR_STYLE.FOLDED_BLOCK);
	layout.allowedStylesMask = mask;
}
function renderScalar(layout) {
	switch (layout.style) {
		case SCALAR_STYLE.PLAIN: return renderPlain(layout);
		case SCALAR_STYLE.SINGLE_QUOTED: return renderSingleQuoted(layout);
		case SCALAR_STYLE.LITERAL_BLOCK: return renderLiteralBlock(layout);
		case SCALAR_STYLE.FOLDED_BLOCK: return renderFoldedBlock(layout);
		case SCALAR_STYLE.DOUBLE_QUOTED: return renderDoubleQuoted(layout);
	}
}
function renderPlain(layout) {
	return encodeFlowBreaks(layout.node.value, layout.shiftOfContent);
}
function renderSingleQuoted(layout) {
	return `'${encodeFlowBreaks(layout.node.value, layout.shiftOfContent).replace(/'/g, "''")}'`;
}
function renderLiteralBlock(layout) {
	const value = layout.node.value;
	return "|" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(value, layout.shiftOfContent));
}
function renderFoldedBlock(layout) {
	const value = layout.node.value;
	const w = layout.presenterOptions.lineWidth;
	let availableWidth = Infinity;
	if (w !== -1) availableWidth = Math.max(Math.min(w, 40), w - layout.shiftOfContent);
	return ">" + blockHeader(value, layout.shiftOfParent, layout.shiftOfContent) + dropEndingNewline(indentString(foldBlockScalar(value, availableWidth), layout.shiftOfContent));
}
function renderDoubleQuoted(layout) {
	return `"${escapeString(layout.node.value)}"`;
}
function encodeFlowBreaks(string, shiftOfContent) {
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) return string;
	const pad = " ".repeat(shiftOfContent);
	let result = string.slice(0, nextLF);
	const lineRe = /(\n+)([^\n]*)/g;
	lineRe.lastIndex = nextLF;
	let match;
	while (match = lineRe.exec(string)) {
		const breaks = match[1].length;
		const line = match[2];
		result += "\n".repeat(breaks + 1) + pad + line;
	}
	return result;
}
function indentString(string, spaces) {
	const indent = " ".repeat(spaces);
	let position = 0;
	let result = "";
	const length = string.length;
	while (position < length) {
		let line;
		const next = string.indexOf("\n", position);
		if (next === -1) {
			line = string.slice(position);
			position = length;
		} else {
			line = string.slice(position, next + 1);
			position = next + 1;
		}
		if (line.length && line !== "\n") result += indent;
		result += line;
	}
	return result;
}
function needIndentIndicator(string) {
	return /^\n* /.test(string);
}
function blockHeader(string, shiftOfParent, shiftOfContent) {
	const indentIndicator = needIndentIndicator(string) ? String(shiftOfContent - shiftOfParent) : "";
	const clip = string[string.length - 1] === "\n";
	return `${indentIndicator}${clip && (string[string.length - 2] === "\n" || string === "\n") ? "+" : clip ? "" : "-"}\n`;
}
function dropEndingNewline(string) {
	return string[string.length - 1] === "\n" ? string.slice(0, -1) : string;
}
function isMoreIndented(char) {
	return char === " " || char === "	";
}
function foldLine(line, width) {
	if (line === "" || isMoreIndented(line[0])) return line;
	const breakRe = / [^ \t]/g;
	let match;
	let start = 0;
	let end;
	let curr = 0;
	let next = 0;
	let result = "";
	while (match = breakRe.exec(line)) {
		next = match.index;
		if (next - start > width) {
			end = curr > start ? curr : next;
			result += `\n${line.slice(start, end)}`;
			start = end + 1;
		}
		curr = next;
	}
	result += "\n";
	if (line.length - start > width && curr > start) result += `${line.slice(start, curr)}\n${line.slice(curr + 1)}`;
	else result += line.slice(start);
	return result.slice(1);
}
function foldBlockScalar(string, width) {
	const lineRe = /(\n+)([^\n]*)/g;
	let nextLF = string.indexOf("\n");
	if (nextLF === -1) nextLF = string.length;
	lineRe.lastIndex = nextLF;
	let result = foldLine(string.slice(0, nextLF), width);
	let prevMoreIndented = string[0] === "\n" || isMoreIndented(string[0]);
	let moreIndented;
	let match;
	while (match = lineRe.exec(string)) {
		const prefix = match[1];
		const line = match[2];
		moreIndented = line !== "" && isMoreIndented(line[0]);
		result += prefix + (!prevMoreIndented && !moreIndented && line !== "" ? "\n" : "") + foldLine(line, width);
		prevMoreIndented = moreIndented;
	}
	return result;
}
var CHARACTERS_TO_ESCAPE = /["\\\x00-\x1F\x7F-\xA0\u2028\u2029\uD800-\uDFFF\uFEFF\uFFFE\uFFFF]/gu;
function escapeCharacter(character) {
	switch (character) {
		case "\0": return "\\0";
		case "\x07": return "\\a";
		case "\b": return "\\b";
		case "	": return "\\t";
		case "\n": return "\\n";
		case "\v": return "\\v";
		case "\f": return "\\f";
		case "\r": return "\\r";
		case "\x1B": return "\\e";
		case "\"": return "\\\"";
		case "\\": return "\\\\";
		case "": return "\\N";
		case "\xA0": return "\\_";
		case "\u2028": return "\\L";
		case "\u2029": return "\\P";
	}
	const code = character.charCodeAt(0);
	const hex = code.toString(16).toUpperCase();
	if (code <= 255) return `\\x${"0".repeat(2 - hex.length)}${hex}`;
	return `\\u${"0".repeat(4 - hex.length)}${hex}`;
}
function escapeString(string) {
	return string.replace(CHARACTERS_TO_ESCAPE, escapeCharacter);
}
//#endregion
//#region src/ast/presenter.ts
var CHAR_LINE_FEED = 10;
var DEFAULT_PRESENTER_OPTIONS = {
	indent: 2,
	seqNoIndent: false,
	seqInlineFirst: true,
	lineWidth: 80,
	flowBracketPadding: false,
	flowSkipCommaSpace: false,
	flowSkipColonSpace: false,
	quoteFlowKeys: false,
	quoteStyle: "single",
	forceQuotes: false,
	scalarStyleRules: Object.keys(DEFAULT_SCALAR_STYLE_RULES).map((name) => Reflect.get(DEFAULT_SCALAR_STYLE_RULES, name)),
	tagBeforeAnchor: false
};
function nodeTagShort(node) {
	return node.tagged ? node.tag : tagNameShort(node.tag);
}
function createPresenterState(options) {
	const opts = {
		...DEFAULT_PRESENTER_OPTIONS,
		...options
	};
	if (opts.flowSkipColonSpace) opts.quoteFlowKeys = true;
	return {
		...opts,
		defaultScalarTagName: opts.schema.defaultScalarTag.tagName,
		openEnded: false
	};
}
function generateNextLine(state, level) {
	return `\n${" ".repeat(state.indent * level)}`;
}
function scalarLayout(state, node, parent, level, isKey, flowOnly) {
	return {
		node,
		parent,
		level,
		isKey,
		flowOnly,
		shiftOfParent: level === 0 ? -1 : state.indent * (level - 1),
		shiftOfContent: state.indent * Math.max(1, level),
		shiftOfFirstLine: level === 0 ? 0 : state.indent * level,
		presenterOptions: state,
		allowedStylesMask: 0,
		style: node.style
	};
}
function writeFlowSequence(state, level, node) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level, node.items[index], node, {}).text;
		if (index > 0) result += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		result += item;
	}
	const pad = state.flowBracketPadding && node.items.length > 0 ? " " : "";
	return `[${pad}${result}${pad}]`;
}
function writeBlockSequence(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		const item = writeNode(state, level + 1, node.items[index], node, {
			block: true,
			compact: state.seqInlineFirst,
			isblockseq: true
		}).text;
		if (!compact || result !== "") result += generateNextLine(state, level);
		if (item === "" || CHAR_LINE_FEED === item.charCodeAt(0)) result += "-";
		else result += "- ";
		result += item;
	}
	return result;
}
function writeFlowMapping(state, level, node) {
	let result = "";
	for (const { key, value } of node.items) {
		let pairBuffer = "";
		if (result !== "") pairBuffer += `,${!state.flowSkipCommaSpace ? " " : ""}`;
		const keyRender = writeNode(state, level, key, node, { iskey: true });
		const keyText = keyRender.text;
		const valueText = writeNode(state, level, value, node, {}).text;
		const sep = state.flowSkipColonSpace || valueText === "" ? "" : " ";
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = key.kind === "alias" || keyIsBareProps ? " " : "";
		pairBuffer += `${keyText}${keyColonSep}:${sep}${valueText}`;
		result += pairBuffer;
	}
	const pad = state.flowBracketPadding && result !== "" ? " " : "";
	return `{${pad}${result}${pad}}`;
}
function writeBlockMapping(state, level, node, compact) {
	let result = "";
	for (let index = 0, length = node.items.length; index < length; index += 1) {
		let pairBuffer = "";
		if (!compact || result !== "") pairBuffer += generateNextLine(state, level);
		const { key, value } = node.items[index];
		const keyIsBlock = (key.kind === "mapping" || key.kind === "sequence") && key.style === COLLECTION_STYLE.BLOCK && key.items.length !== 0 || key.kind === "scalar" && (key.style === SCALAR_STYLE.LITERAL_BLOCK || key.style === SCALAR_STYLE.FOLDED_BLOCK);
		const keyRender = keyIsBlock ? writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			isblockseq: !cannotBeCompact(state, key, level + 1)
		}) : writeNode(state, level + 1, key, node, {
			block: true,
			compact: true,
			iskey: true
		});
		const keyText = keyRender.text;
		const keyHasLineBreak = key.kind === "scalar" && key.value.indexOf("\n") !== -1;
		const keyIsTooLong = keyText.length > 1024 && /^[\s\S]{1025}/u.test(keyText);
		const explicitPair = keyIsBlock || keyHasLineBreak || keyIsTooLong;
		if (explicitPair) {
			if (keyText && CHAR_LINE_FEED === keyText.charCodeAt(0)) pairBuffer += "?";
			else pairBuffer += "? ";
		}
		pairBuffer += keyText;
		if (explicitPair) pairBuffer += generateNextLine(state, level);
		const valueText = writeNode(state, level + 1, value, node, {
			block: true,
			compact: explicitPair,
			isblockseq: explicitPair && !cannotBeCompact(state, value, level + 1)
		}).text;
		const keyIsBareProps = key.kind === "scalar" && keyRender.noBody && (key.tagged || key.anchor !== void 0);
		const keyColonSep = !explicitPair && (key.kind === "alias" || keyIsBareProps) ? " " : "";
		if (valueText === "" || CHAR_LINE_FEED === valueText.charCodeAt(0)) pairBuffer += `${keyColonSep}:`;
		else pairBuffer += `${keyColonSep}: `;
		pairBuffer += valueText;
		result += pairBuffer;
	}
	return result;
}
function cannotBeCompact(state, node, level) {
	if (node.kind === "alias") return true;
	return node.tagged || node.anchor !== void 0 || state.indent < 2 && level > 0;
}
function writeNode(state, level, node, parent, ctx) {
	if (node.kind === "alias") {
		state.openEnded = false;
		return {
			text: `*${node.anchor}`,
			noBody: false
		};
	}
	const { block = false, iskey = false, isblockseq = false } = ctx;
	let compact = ctx.compact ?? false;
	const hasAnchor = node.anchor !== void 0;
	if (cannotBeCompact(state, node, level)) compact = false;
	let body;
	let shouldPrintTag = node.tagged;
	const useBlockCollection = block && (node.kind === "mapping" || node.kind === "sequence") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0;
	if (node.kind === "mapping") {
		if (useBlockCollection) body = writeBlockMapping(state, level, node, compact);
		else body = writeFlowMapping(state, level, node);
	} else if (node.kind === "sequence") {
		if (useBlockCollection) {
			if (state.seqNoIndent && !isblockseq && level > 0) body = writeBlockSequence(state, level - 1, node, compact);
			else body = writeBlockSequence(state, level, node, compact);
		} else body = writeFlowSequence(state, level, node);
	} else {
		const layout = scalarLayout(state, node, parent, level, iskey, !block);
		detectAllowedStyles(layout);
		for (const rule of state.scalarStyleRules) rule(layout);
		body = renderScalar(layout);
		state.openEnded = (layout.style === SCALAR_STYLE.LITERAL_BLOCK || layout.style === SCALAR_STYLE.FOLDED_BLOCK) && (node.value === "\n" || node.value.endsWith("\n\n"));
		shouldPrintTag = node.tagged || body === "" && layout.flowOnly && parent?.kind === "sequence" && !hasAnchor || layout.style !== SCALAR_STYLE.PLAIN && node.tag !== state.defaultScalarTagName;
	}
	if ((node.kind === "mapping" || node.kind === "sequence") && !useBlockCollection) state.openEnded = false;
	if (useBlockCollection && compact && level > 0 && state.indent > 2) body = `${" ".repeat(state.indent - 2)}${body}`;
	const noBody = body === "";
	let text = body;
	if (shouldPrintTag || hasAnchor) {
		const props = [];
		const tag = shouldPrintTag ? nodeTagShort(node) : null;
		const anchor = hasAnchor ? `&${node.anchor}` : null;
		if (state.tagBeforeAnchor) {
			if (tag !== null) props.push(tag);
			if (anchor !== null) props.push(anchor);
		} else {
			if (anchor !== null) props.push(anchor);
			if (tag !== null) props.push(tag);
		}
		const sep = body === "" || body.charCodeAt(0) === CHAR_LINE_FEED ? "" : " ";
		text = `${props.join(" ")}${sep}${body}`;
	}
	return {
		text,
		noBody
	};
}
function rootStartsOwnLine(node) {
	return (node.kind === "sequence" || node.kind === "mapping") && node.style === COLLECTION_STYLE.BLOCK && node.items.length !== 0 && !node.tagged && node.anchor === void 0;
}
function writeDocumentDirectives(doc) {
	let result = "";
	for (const directive of doc.directives) {
		if (directive.kind === "yaml") {
			result += `%YAML ${directive.version}\n`;
			continue;
		}
		const { handle, prefix } = directive;
		result += `%TAG ${handle} ${prefix}\n`;
	}
	return result;
}
/**
* Build YAML from AST.
*
* @category AST
*/
function present(documents, options) {
	const state = createPresenterState(options);
	let result = "";
	let previousEnded = false;
	for (let index = 0; index < documents.length; index += 1) {
		const doc = documents[index];
		state.openEnded = false;
		const directives = writeDocumentDirectives(doc);
		const hasDirectives = directives !== "";
		const marker = doc.explicitStart || hasDirectives || index > 0 && !previousEnded;
		result += directives;
		if (doc.contents === null) {
			if (marker) result += "---\n";
		} else if (marker) {
			const body = writeNode(state, 0, doc.contents, null, {
				block: true,
				compact: true
			}).text;
			const sep = body === "" ? "" : hasDirectives || rootStartsOwnLine(doc.contents) ? "\n" : " ";
			result += `---${sep}${body}\n`;
		} else result += writeNode(state, 0, doc.contents, null, {
			block: true,
			compact: true
		}).text + "\n";
		previousEnded = doc.explicitEnd || state.openEnded;
		if (previousEnded) result += "...\n";
	}
	return result;
}
//#endregion
//#region src/dump.ts
var DEFAULT_DUMP_OPTIONS = {
	...DEFAULT_PRESENTER_OPTIONS,
	schema: DUMP_SCHEMA,
	skipInvalid: false,
	noRefs: false,
	flowLevel: -1,
	sortKeys: false,
	transform: () => {}
};
function defaultCompareFn(a, b) {
	const x = String(a);
	const y = String(b);
	if (x < y) return -1;
	if (x > y) return 1;
	return 0;
}
/**
* Serializes JS object as a YAML document. By default it can dump every
* supported YAML type, so it throws an exception if you try to dump regexps or
* functions. However, you can disable exceptions by setting the
* {@link DumpOptions.skipInvalid} option to `true`.
*
* @category Main
*/
function dump(input, options = {}) {
	const opts = {
		...DEFAULT_DUMP_OPTIONS,
		...options
	};
	const documents = jsToAst(input, opts.schema, {
		noRefs: opts.noRefs,
		skipInvalid: opts.skipInvalid
	});
	if (opts.flowLevel >= 0) visit(documents, (node, ctx) => {
		if (ctx.depth < opts.flowLevel) return;
		if (node.kind === "sequence" || node.kind === "mapping") node.style = COLLECTION_STYLE.FLOW;
		return VISIT_SKIP;
	});
	if (opts.sortKeys) {
		const compareFn = opts.sortKeys === true ? defaultCompareFn : opts.sortKeys;
		visit(documents, (node) => {
			if (node.kind !== "mapping") return;
			node.items.sort((a, b) => compareFn(a.key.kind === "scalar" ? a.key.value : "", b.key.kind === "scalar" ? b.key.value : ""));
		});
	}
	opts.transform(documents);
	return present(documents, {
		...pick(opts, Object.keys(DEFAULT_PRESENTER_OPTIONS)),
		schema: opts.schema
	});
}
//#endregion
//#region src/ast/from_events.ts
var NO_RANGE = (/* unused pure expression or super */ null && (-1));
function eventPosition(event) {
	if ("tagStart" in event && event.tagStart !== NO_RANGE) return event.tagStart;
	if ("anchorStart" in event && event.anchorStart !== NO_RANGE) return event.anchorStart;
	if ("valueStart" in event && event.valueStart !== NO_RANGE) return event.valueStart;
	if ("start" in event) return event.start;
	return 0;
}
function rawTag(state, event) {
	return event.tagStart === NO_RANGE ? "" : state.source.slice(event.tagStart, event.tagEnd);
}
function anchorName(state, event) {
	return event.anchorStart === NO_RANGE ? void 0 : state.source.slice(event.anchorStart, event.anchorEnd);
}
function buildScalar(state, event) {
	const value = getScalarValue(state.source, event);
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw !== "") {
		tagged = true;
		tag = raw;
	} else if (event.style === SCALAR_STYLE.PLAIN) tag = state.schema.resolveImplicitScalarTag(value).tag.tagName;
	else tag = state.schema.defaultScalarTag.tagName;
	return {
		kind: "scalar",
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event),
		value
	};
}
function buildCollection(state, event, defaultTagName) {
	const raw = rawTag(state, event);
	let tag;
	let tagged = false;
	if (raw === "") tag = defaultTagName;
	else {
		tag = raw;
		tagged = true;
	}
	return {
		tag,
		tagged,
		style: event.style,
		anchor: anchorName(state, event)
	};
}
function addNode(state, node) {
	const frame = state.frames[state.frames.length - 1];
	if (frame.kind === "document") frame.doc.contents = node;
	else if (frame.kind === "sequence") frame.node.items.push(node);
	else if (frame.key) {
		frame.node.items.push({
			key: frame.key,
			value: node
		});
		frame.key = null;
	} else frame.key = node;
}
/**
* Builds an AST from parser events
*
* @category AST
*/
function eventsToAst(events, options) {
	const state = {
		source: options.source,
		schema: options.schema,
		eventIndex: 0,
		position: 0,
		frames: [],
		documents: []
	};
	while (state.eventIndex < events.length) {
		const event = events[state.eventIndex++];
		state.position = eventPosition(event);
		switch (event.type) {
			case EVENT_ID.DOCUMENT: {
				const doc = {
					contents: null,
					explicitStart: event.explicitStart,
					explicitEnd: event.explicitEnd,
					directives: event.directives
				};
				state.frames.push({
					kind: "document",
					doc
				});
				break;
			}
			case EVENT_ID.SCALAR:
				addNode(state, buildScalar(state, event));
				break;
			case EVENT_ID.SEQUENCE: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:seq");
				const node = {
					kind: "sequence",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "sequence",
					node
				});
				break;
			}
			case EVENT_ID.MAPPING: {
				const { tag, tagged, style, anchor } = buildCollection(state, event, "tag:yaml.org,2002:map");
				const node = {
					kind: "mapping",
					tag,
					tagged,
					style,
					anchor,
					items: []
				};
				state.frames.push({
					kind: "mapping",
					node,
					key: null
				});
				break;
			}
			case EVENT_ID.ALIAS:
				addNode(state, {
					kind: "alias",
					anchor: state.source.slice(event.anchorStart, event.anchorEnd)
				});
				break;
			case EVENT_ID.POP: {
				const frame = state.frames.pop();
				if (frame.kind === "mapping" && frame.key) throw new Error("incomplete mapping pair in event stream");
				if (frame.kind === "document") state.documents.push(frame.doc);
				else addNode(state, frame.node);
				break;
			}
		}
	}
	return state.documents;
}
//#endregion
//#region src/index.ts
/** @deprecated Use `EVENT_ID.DOCUMENT` instead. @internal */
var EVENT_DOCUMENT = EVENT_ID.DOCUMENT;
/** @deprecated Use `EVENT_ID.SEQUENCE` instead. @internal */
var EVENT_SEQUENCE = EVENT_ID.SEQUENCE;
/** @deprecated Use `EVENT_ID.MAPPING` instead. @internal */
var EVENT_MAPPING = EVENT_ID.MAPPING;
/** @deprecated Use `EVENT_ID.SCALAR` instead. @internal */
var EVENT_SCALAR = EVENT_ID.SCALAR;
/** @deprecated Use `EVENT_ID.ALIAS` instead. @internal */
var EVENT_ALIAS = EVENT_ID.ALIAS;
/** @deprecated Use `EVENT_ID.POP` instead. @internal */
var EVENT_POP = EVENT_ID.POP;
/** @deprecated Use `SCALAR_STYLE.PLAIN` instead. @internal */
var SCALAR_STYLE_PLAIN = SCALAR_STYLE.PLAIN;
/** @deprecated Use `SCALAR_STYLE.SINGLE_QUOTED` instead. @internal */
var SCALAR_STYLE_SINGLE_QUOTED = SCALAR_STYLE.SINGLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.DOUBLE_QUOTED` instead. @internal */
var SCALAR_STYLE_DOUBLE_QUOTED = SCALAR_STYLE.DOUBLE_QUOTED;
/** @deprecated Use `SCALAR_STYLE.LITERAL_BLOCK` instead. @internal */
var SCALAR_STYLE_LITERAL_BLOCK = SCALAR_STYLE.LITERAL_BLOCK;
/** @deprecated Use `SCALAR_STYLE.FOLDED_BLOCK` instead. @internal */
var SCALAR_STYLE_FOLDED_BLOCK = SCALAR_STYLE.FOLDED_BLOCK;
/** @deprecated Use `COLLECTION_STYLE.BLOCK` instead. @internal */
var COLLECTION_STYLE_BLOCK = COLLECTION_STYLE.BLOCK;
/** @deprecated Use `COLLECTION_STYLE.FLOW` instead. @internal */
var COLLECTION_STYLE_FLOW = COLLECTION_STYLE.FLOW;
/** @deprecated Use `CHOMPING_MODE.CLIP` instead. @internal */
var CHOMPING_CLIP = CHOMPING_MODE.CLIP;
/** @deprecated Use `CHOMPING_MODE.STRIP` instead. @internal */
var CHOMPING_STRIP = CHOMPING_MODE.STRIP;
/** @deprecated Use `CHOMPING_MODE.KEEP` instead. @internal */
var CHOMPING_KEEP = CHOMPING_MODE.KEEP;
//#endregion


//# sourceMappingURL=js-yaml.mjs.map

/***/ }),

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  rX: () => (/* reexport */ ASKED_ONCE),
  yo: () => (/* reexport */ user_error_UserError),
  eh: () => (/* reexport */ actionInputs),
  fz: () => (/* reexport */ annotate),
  Ko: () => (/* reexport */ readInputs),
  Cs: () => (/* reexport */ runAction),
  pO: () => (/* reexport */ runContext),
  cv: () => (/* reexport */ say),
  SP: () => (/* reexport */ shown),
  wA: () => (/* reexport */ whyNotSet)
});

// UNUSED EXPORTS: notSet, openFold, readEventFile, setOutputs, writeSummary

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/secrets.js

/** Shorter values are no secrets, and masking them would blot out ordinary text. */
const SHORTEST = 6;
const secrets_forms = new Set();
/** Masks a secret, in every form in which it could reach a log, here and in the runner, for the rest of the job. */
function keepSecret(secret) {
    if (secret.length < SHORTEST)
        return;
    for (const form of secretForms(secret)) {
        if (secrets_forms.has(form))
            continue;
        secrets_forms.add(form);
        setSecret(form);
    }
}
/** Text without the secrets that were kept before. */
function redact(text) {
    // Longest first, so that no form leaves a tail of a longer one.
    return [...secrets_forms]
        .sort((left, right) => right.length - left.length)
        .reduce((rest, form) => rest.replaceAll(form, '***'), text);
}
/** The secret itself, as part of a URL, of JSON, of Base64 at each of three offsets, and as git's basic authorization. */
function secretForms(secret) {
    const basic = Buffer.from(`x-access-token:${secret}`).toString('base64');
    const all = [
        secret,
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
        basic,
        ...[0, 1, 2].flatMap((offset) => base64At(secret, offset)),
    ];
    return [...new Set(all)].filter((form) => form.length >= SHORTEST);
}
/** What is left of the secret in Base64 when it begins `offset` bytes into a group of three, whatever stands around it. */
function base64At(secret, offset) {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const begin = Math.ceil((offset * 8) / 6);
    const end = Math.floor((bytes.length * 8) / 6);
    return ['base64', 'base64url'].map((encoding) => bytes.toString(encoding).slice(begin, end));
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/foreign-text.js

/** C0, DEL, C1, what turns or hides text, and what breaks lines. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Text that may come from anywhere, on one line, visible as it is, without secrets, capped. */
function foreign_text_oneLine(text, cap) {
    // Redacted before the cut: half a token is still a secret.
    const safe = redact(text.slice(0, 16 * cap)).slice(0, cap);
    const line = safe.replace(INVISIBLE, escaped);
    return text.length > cap ? `${line}…` : line;
}
/** As `oneLine`, line breaks kept; for what is shown where the runner reads no commands. */
function manyLines(text, cap) {
    const lines = redact(text.slice(0, 16 * cap))
        .slice(0, cap)
        .split(/\r?\n/);
    const visible = lines.map((line) => line.replace(INVISIBLE, escaped)).join('\n');
    return text.length > cap ? `${visible}…` : visible;
}
function escaped(character) {
    switch (character) {
        case '\n':
            return '\\n';
        case '\r':
            return '\\r';
        case '\t':
            return '\\t';
    }
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? `\\u{${point.toString(16)}}` : `\\u${point.toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/user-error.js
/** An error that its reader can mend: shown as one annotation without a stack, so the message says where and how. */
class user_error_UserError extends Error {
    code;
    constructor(code, message, options) {
        super(message, options);
        this.name = 'UserError';
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/event-file.js



/**
 * A dispatch carries at most 65,535 characters, each of which may take six bytes once escaped, within the event of a repository: a
 * mebibyte is twice that.
 */
const EVENT_LIMIT = 1_048_576;
/** Reads a file that holds an event. Nothing in it is trusted. */
function readEventFile(path) {
    const named = `the event file "${oneLine(path, 300)}"`;
    const text = readCapped(path, named);
    try {
        const event = JSON.parse(text);
        return event;
    }
    catch (cause) {
        throw new UserError('INVALID_EVENT', `${named} is not JSON`, { cause });
    }
}
function readCapped(path, named) {
    let size;
    try {
        size = statSync(path).size;
    }
    catch (cause) {
        throw new UserError('INVALID_EVENT', `${named} can not be read`, { cause });
    }
    if (size > EVENT_LIMIT) {
        throw new UserError('INVALID_EVENT', `${named} has ${size} bytes, at most ${EVENT_LIMIT} are taken`);
    }
    return readFileSync(path, 'utf8');
}

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./packages/action-kit/lib/fold.js




/**
 * Opens a fold for the output of a program of the user. Its bytes pass unchanged: the runner masks secrets by the line, and obeys the
 * commands that a program prints on purpose (`::add-mask::` above all), as it does in any `run:` step. What would reach beyond the
 * fold is made good at its end: a line without an end, and commands that the program had the runner stop.
 */
function openFold(title) {
    const watch = commandWatch();
    core.startGroup(oneLine(title, 200));
    return {
        async write(chunk) {
            watch.take(chunk);
            if (!process.stdout.write(chunk))
                await once(process.stdout, 'drain');
        },
        close() {
            process.stdout.write(watch.amends());
            core.endGroup();
        },
    };
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/inputs.js




/** The inputs that the runner passes. */
const actionInputs = {
    get: (name) => getInput(name, { trimWhitespace: true }),
};
const CAP = 4096;
const LIST_CAP = 1000;
/** What GitHub lets people name an account or a repository. */
const NAME_PART = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/;
/** What can stand in a header. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;
/** Reads all inputs and throws one `UserError` that names every problem, or gives back what `read` makes of them. */
function readInputs(source, read) {
    const problems = [];
    const value = read(reader(source, (name, text) => problems.push(`input "${name}" ${text}`)));
    if (problems.length > 0)
        throw new user_error_UserError('INVALID_INPUT', problems.join('\n'));
    return value;
}
function reader(source, problem) {
    function optional(name, cap = CAP) {
        const value = source.get(name);
        if (value === '')
            return undefined;
        if (value.length > cap) {
            problem(name, `has ${value.length} characters; at most ${cap} are taken`);
            return undefined;
        }
        return value;
    }
    function required(name, cap = CAP) {
        if (source.get(name) === '')
            problem(name, 'is missing');
        return optional(name, cap) ?? '';
    }
    function list(name) {
        const entries = (optional(name, 65_536) ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
        if (entries.length > LIST_CAP) {
            problem(name, `has ${entries.length} entries; at most ${LIST_CAP} are taken`);
        }
        return [...new Set(entries)];
    }
    return {
        optional,
        required,
        problem,
        list,
        someOf(name, values) {
            const entries = list(name);
            const odd = entries.find((entry) => !values.some((value) => value === entry));
            if (odd !== undefined)
                problem(name, `has ${shown(odd)}; use some of ${values.join(', ')}`);
            return values.filter((value) => entries.includes(value));
        },
        oneOf(name, values) {
            const value = optional(name);
            const known = values.find((candidate) => candidate === value);
            if (value !== undefined && known === undefined) {
                problem(name, `is ${shown(value)}; use one of ${values.join(', ')}`);
            }
            return known ?? values[0];
        },
        boolean(name, fallback) {
            const value = optional(name);
            if (value === undefined)
                return fallback;
            if (/^(?:true|True|TRUE)$/.test(value))
                return true;
            if (/^(?:false|False|FALSE)$/.test(value))
                return false;
            problem(name, `is ${shown(value)}; use true or false`);
            return fallback;
        },
        repository(name, fallback) {
            const value = optional(name);
            if (value === undefined) {
                if (fallback === undefined)
                    problem(name, 'is missing; write it as owner/name');
                return fallback ?? { owner: '', name: '' };
            }
            const [owner = '', repository = '', ...rest] = value.split('/');
            if (rest.length > 0 || !NAME_PART.test(owner) || !NAME_PART.test(repository)) {
                problem(name, `is ${shown(value)}; write it as owner/name`);
            }
            return { owner, name: repository };
        },
        token(name) {
            const value = source.get(name);
            keepSecret(value);
            if (value === '') {
                problem(name, 'is missing; pass the token of a GitHub App, or GITHUB_TOKEN');
            }
            else if (!TOKEN.test(value)) {
                problem(name, 'has characters that no token has; pass it without line breaks and quotes');
            }
            return value;
        },
        secret(name) {
            const value = source.get(name);
            keepSecret(value);
            if (value === '')
                return undefined;
            if (value.length > CAP || /\p{Cc}/u.test(value)) {
                problem(name, 'has a line break, or is too long; pass it as it was given out');
            }
            return value;
        },
    };
}
/** The odd value of an input as its message shows it: in quotes, on one line, without secrets, at most 100 characters. */
function shown(value) {
    return `"${foreign_text_oneLine(value, 100)}"`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/log.js


const LINE_CAP = 2048;
/** GitHub cuts annotations there. */
const ANNOTATION_CAP = 4096;
/**
 * Writes one line to the log, whatever is in it: the runner takes a line that begins with `::`, spaces before it or not, for a
 * command, and `##[` anywhere.
 */
function say(text) {
    info(foreign_text_oneLine(text, LINE_CAP)
        .replace(/^( *):/, '$1\\u003a')
        .replaceAll('##[', '#\\u0023['));
}
/** Shows a message in the log, on the run's page and, with a place, in the file. */
function annotate(level, message, place = {}) {
    const { file, line, col } = place;
    const properties = {
        ...(file === undefined ? {} : { file: foreign_text_oneLine(file, 1024) }),
        ...(line === undefined ? {} : { startLine: line }),
        ...(col === undefined ? {} : { startColumn: col }),
    };
    const text = manyLines(message, ANNOTATION_CAP);
    switch (level) {
        case 'error':
            error(text, properties);
            return;
        case 'warning':
            warning(text, properties);
            return;
        case 'notice':
            notice(text, properties);
    }
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/outputs.js


const NAME = /^[a-z][a-z0-9-]{0,63}$/;
/**
 * Sets outputs, by `@actions/core`, whose delimiters nobody can guess. Control characters are dropped, save line breaks: a value
 * travels into other steps' scripts.
 */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs)) {
        if (!NAME.test(name))
            throw new Error(`"${name}" is no name of an output`);
        setOutput(name, redact(value).replace(/[\p{Cc}]/gu, keepLineBreak));
    }
}
function keepLineBreak(character) {
    return character === '\n' ? character : '';
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/summary.js



/** GitHub drops the summary of a step as a whole when it is longer. */
const SUMMARY_LIMIT = 1_048_576;
let written = 0;
/**
 * Appends Markdown to the summary of the job. Too long a text is refused and not cut, since a cut could fall anywhere: the caller
 * drops detail until it fits. Does nothing where no runner asks for one.
 */
async function writeSummary(markdown) {
    if ((process.env['GITHUB_STEP_SUMMARY'] ?? '') === '')
        return;
    const text = redact(markdown);
    const size = Buffer.byteLength(text);
    if (written + size > SUMMARY_LIMIT) {
        throw new user_error_UserError('SUMMARY_TOO_LONG', `the job summary would have ${written + size} bytes, GitHub takes ${SUMMARY_LIMIT}`);
    }
    await summary.addRaw(text).write();
    written += size;
}
/** Text in a block of its own, whose fence no line of the text can close. */
function codeBlock(text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}text\n${text}\n${fence}`;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/run-action.js





/** All problems of a policy fit; a summary is no place for more. */
const LONGEST_REASON = 20_000;
const SWEPT = { words: 'the next sweep takes up what is left', exitCode: 0 };
/** Of what a person or a build asked for once: no sweep asks for it again, so it may not look done. */
const ASKED_ONCE = { words: 'no sweep does this, so run it again', exitCode: 1 };
/**
 * Runs an action to its end: outputs, summary, one annotation for what went wrong, exit code. What a later run will finish is a
 * warning, what a person must mend an error without a stack, anything else a bug of ours with its stack.
 */
async function runAction(main, { takesSignals = false, left = SWEPT } = {}) {
    if (!takesSignals)
        endOnSignal(left);
    endOnEscape();
    try {
        const outcome = await main();
        sayOutcome(outcome.outputs);
        setOutputs(outcome.outputs);
        if (outcome.summary !== undefined)
            await writeSummary(outcome.summary);
        if (outcome.failure !== undefined)
            fail(outcome.failure);
    }
    catch (error) {
        await summarize(report(error, left));
    }
}
/** The reason may hold foreign text: in a block it is shown as it is, whatever Markdown it has. */
async function summarize({ title, reason }) {
    try {
        await writeSummary(`## ${title}\n\n${codeBlock(manyLines(reason, LONGEST_REASON))}\n`);
    }
    catch (error) {
        say(`the job summary could not be written: ${messageOf(error)}`);
    }
}
/** One line in the log that says what was done and why, for whoever opens the run. */
function sayOutcome({ decision, operation, reason }) {
    const done = [decision, operation].filter((word) => word !== undefined && word !== '');
    if (reason !== undefined)
        say([done.join(', '), reason].filter((part) => part !== '').join(': '));
}
/** A runner that cancels gives a few seconds; every effect so far is safe to leave behind. */
function endOnSignal({ words, exitCode }) {
    for (const signal of ['SIGINT', 'SIGTERM']) {
        process.once(signal, () => {
            const reason = `stopped by ${signal}; ${words}`;
            if (exitCode === 1)
                deferRed(reason);
            else
                defer(reason);
            process.exit(exitCode);
        });
    }
}
/** What escapes every `await` would be printed by Node as it is, secrets included. */
function endOnEscape() {
    process.once('uncaughtException', (error) => {
        reportBug(error);
        process.exit(1);
    });
}
function report(error, left) {
    const reason = messageOf(error);
    if (error instanceof user_error_UserError)
        return refuse(reason);
    switch (forgeErrorKind(error)) {
        case 'deferred':
            if (failsAsWell(error))
                return deferRed(reason);
            if (left.exitCode === 1)
                return deferRed(`${reason}; ${left.words}`);
            return defer(`${reason}; ${left.words}`);
        case 'misconfigured':
        case 'refused':
        case 'broken':
            return refuse(reason);
        case undefined:
            return reportBug(error);
    }
}
function defer(reason) {
    setOutputs({ operation: 'deferred', reason });
    if (process.exitCode !== 1)
        annotate('warning', reason);
    return { title: 'Deferred', reason };
}
function deferRed(reason) {
    fail(reason);
    return defer(reason);
}
function refuse(reason) {
    setOutputs({ operation: 'refused', reason });
    fail(reason);
    return { title: 'Refused', reason };
}
function fail(message) {
    annotate('error', message);
    process.exitCode = 1;
}
function reportBug(error) {
    const reason = `this is a bug in Fluxgate: ${messageOf(error)}`;
    fail(reason);
    let current = error;
    for (let depth = 0; depth < 5 && current instanceof Error; depth += 1) {
        for (const line of (current.stack ?? '').slice(0, 16_384).split('\n'))
            say(line);
        current = current.cause;
    }
    return { title: 'Failed', reason };
}
/** By shape and not by class: packages that talk to the outside need not know this one. */
function forgeErrorKind(error) {
    if (!(error instanceof Error) || !('kind' in error))
        return undefined;
    switch (error.kind) {
        case 'misconfigured':
        case 'deferred':
        case 'refused':
        case 'broken':
            return error.kind;
        default:
            return undefined;
    }
}
/** Deferred work that no later run will take up by itself. */
function failsAsWell(error) {
    return error instanceof Error && 'fails' in error && error.fails === true;
}
function messageOf(error) {
    if (error instanceof Error)
        return error.message;
    return typeof error === 'string' ? error : 'something that is no error was thrown';
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/readable-event.js



/**
 * Why the run's event can not be read; undefined: it can, or there is none. To be imported before `@actions/github`, which parses
 * the event while it is imported: there, a file that is no JSON would end the run with a stack and a piece of the file. So such a
 * file is taken out of its sight.
 */
const unreadableEvent = hideUnreadable();
function hideUnreadable() {
    const path = process.env['GITHUB_EVENT_PATH'] ?? '';
    if (path === '')
        return undefined;
    try {
        JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        return undefined;
    }
    catch (cause) {
        delete process.env['GITHUB_EVENT_PATH'];
        const what = cause instanceof SyntaxError ? 'is not JSON' : 'can not be read';
        return new user_error_UserError('INVALID_EVENT', `the run's event file "${foreign_text_oneLine(path, 300)}" ${what}`);
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/context.js


class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_namespaceObject.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}
//# sourceMappingURL=context.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/github/lib/github.js


const context = new Context();
/**
 * Returns a hydrated octokit ready to use for GitHub Actions
 *
 * @param     token    the repo PAT or GITHUB_TOKEN
 * @param     options  other options to set
 */
function getOctokit(token, options, ...additionalPlugins) {
    const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
    return new GitHubWithPlugins(getOctokitOptions(token, options));
}
//# sourceMappingURL=github.js.map
;// CONCATENATED MODULE: ./packages/action-kit/lib/run-context.js
// First, because `@actions/github` reads the event as soon as it is imported.




/**
 * Reads the facts of this run. Throws a `UserError` where the repository is not known, and where the run's event can not be read. What
 * only some actions need may be missing, since not every runner is GitHub's own.
 */
function runContext() {
    if (unreadableEvent !== undefined)
        throw unreadableEvent;
    const repository = currentRepository();
    const payload = context.payload;
    const { serverUrl, apiUrl } = context;
    const runId = wholeNumber('GITHUB_RUN_ID');
    const repositoryUrl = `${serverUrl}/${repository.owner}/${repository.name}`;
    return {
        eventName: variable('GITHUB_EVENT_NAME') ?? '',
        payload,
        eventPath: variable('GITHUB_EVENT_PATH'),
        repository,
        sha: variable('GITHUB_SHA'),
        ref: variable('GITHUB_REF'),
        defaultBranch: textAt(memberOf(payload, 'repository'), 'default_branch'),
        triggeringActor: variable('GITHUB_TRIGGERING_ACTOR'),
        sender: readSender(memberOf(payload, 'sender')),
        serverUrl,
        apiUrl,
        graphqlUrl: variable('GITHUB_GRAPHQL_URL') ?? graphqlBeside(apiUrl),
        runId,
        runUrl: `${repositoryUrl}/actions${runId === undefined ? '' : `/runs/${runId}`}`,
    };
}
/** Where the same server has GraphQL: github.com beside the root, a server of one's own beside `/api/v3`. Never another server, which would be sent the token. */
function graphqlBeside(apiUrl) {
    return `${apiUrl.replace(/\/$/, '').replace(/\/v3$/, '')}/graphql`;
}
function currentRepository() {
    const repository = variable('GITHUB_REPOSITORY');
    if (repository === undefined)
        throw notSet('GITHUB_REPOSITORY');
    const [owner = '', name = ''] = repository.split('/');
    return { owner, name };
}
/** The error for a variable that the runner sets, and that an action can't do without. */
function notSet(name) {
    return new user_error_UserError('NOT_ON_A_RUNNER', whyNotSet(name));
}
/** The same in words. */
function whyNotSet(name) {
    return `${name} is not set: this runs as a step of GitHub Actions, or with the variables that its runner sets`;
}
function variable(name) {
    const value = process.env[name];
    return value === '' ? undefined : value;
}
function wholeNumber(name) {
    const value = variable(name);
    return value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
function readSender(sender) {
    const id = memberOf(sender, 'id');
    const login = textAt(sender, 'login');
    const type = textAt(sender, 'type');
    if (typeof id !== 'number' || !Number.isSafeInteger(id))
        return undefined;
    return login === undefined || type === undefined ? undefined : { id, login, type };
}
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}
function textAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'string' ? member : undefined;
}

;// CONCATENATED MODULE: ./packages/action-kit/lib/index.js











/***/ }),

/***/ 938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  b: () => (/* binding */ createGitHubForge)
});

;// CONCATENATED MODULE: ./packages/transport/lib/proxies.js
const PROXIES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'];
/** The first release whose agents know proxies. */
const SINCE = { major: 24, minor: 5 };
/** Reads the variables that runners are configured with. Node passes over what it can't use without a word. */
function proxiesOf(environment, nodeVersion) {
    const proxyEnv = {};
    const unused = [];
    for (const name of [...PROXIES, ...EXCEPTIONS]) {
        const value = environment[name];
        if (value === undefined || value === '')
            continue;
        const why = PROXIES.some((proxy) => proxy === name) ? unusable(value, nodeVersion) : undefined;
        if (why === undefined)
            proxyEnv[name] = value;
        else
            unused.push(`${name} is set but ${why}, so that requests go out without a proxy`);
    }
    return { proxyEnv, unused };
}
function unusable(address, nodeVersion) {
    const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
    if (major < SINCE.major || (major === SINCE.major && minor < SINCE.minor)) {
        return `Node ${nodeVersion} can not use it (${SINCE.major}.${SINCE.minor} or later can: update the runner)`;
    }
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
        return 'is no address that begins with http:// or https://';
    }
    return undefined;
}

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./packages/transport/lib/members.js
/** An own member of whatever came, without asking for a shape. */
function memberOf(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}
/** The same where it is a text, else ''. */
function textAt(value, key) {
    const member = memberOf(value, key);
    return typeof member === 'string' ? member : '';
}

;// CONCATENATED MODULE: ./packages/transport/lib/transport.js




/** The most that one answer may have, in bytes, compressed or not. GitHub's own are far below, save for texts of large files. */
const ANSWER_LIMIT = 32 * 1024 * 1024;
/** GitHub redirects what was renamed or moved, once. */
const REDIRECTS = 5;
/** Why an answer that came can not be read: `code` is for `networkFailure`. */
class UnreadableAnswer extends Error {
    code;
    constructor(code, message) {
        super(message);
        this.name = 'UnreadableAnswer';
        this.code = code;
    }
}
/**
 * HTTP by Node's own client, over connections that are kept: to load the built-in `fetch` takes a third of a run's CPU.
 * `proxyEnv` is that of `proxiesOf`.
 */
function createTransport(proxyEnv) {
    const options = { keepAlive: true, proxyEnv };
    const agents = { plain: new external_node_http_namespaceObject.Agent(options), secure: new external_node_https_namespaceObject.Agent(options) };
    return async (address, request) => {
        let url = new URL(address);
        let headers = request.headers;
        for (let hop = 0;; hop += 1) {
            const answer = await sent(url, { ...request, headers }, agents);
            const target = hop < REDIRECTS ? redirection(url, request, answer.message) : undefined;
            if (target === undefined)
                return response(url, answer);
            if (target.origin !== url.origin)
                headers = withoutToken(headers);
            url = target;
        }
    };
}
/** One request and its whole answer. */
async function sent(url, request, agents) {
    const { method, body, signal } = request;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
        method,
        headers: { ...request.headers, ...length, 'accept-encoding': 'gzip' },
        ...(signal === undefined ? {} : { signal }),
    };
    try {
        const message = await new Promise((resolve, reject) => {
            const outgoing = url.protocol === 'https:'
                ? (0,external_node_https_namespaceObject.request)(url, { ...options, agent: agents.secure }, resolve)
                : (0,external_node_http_namespaceObject.request)(url, { ...options, agent: agents.plain }, resolve);
            outgoing.on('error', reject);
            outgoing.end(body);
        });
        return { message, body: await bodyOf(message, `${method} ${url.origin}${url.pathname}`) };
    }
    catch (error) {
        // The socket tells of a reset; what was the matter is that time was up.
        throw signal?.aborted === true ? signal.reason : error;
    }
}
async function bodyOf(message, asked) {
    const chunks = [];
    let length = 0;
    for await (const chunk of message) {
        const bytes = chunk;
        if (!Buffer.isBuffer(bytes))
            throw new TypeError('a socket gave something that is no bytes');
        length += bytes.length;
        if (length > ANSWER_LIMIT)
            throw tooLarge();
        chunks.push(bytes);
    }
    const body = Buffer.concat(chunks);
    return message.headers['content-encoding'] === 'gzip' && length > 0 ? unzipped(body, asked) : body;
}
function unzipped(body, asked) {
    try {
        return (0,external_node_zlib_namespaceObject.gunzipSync)(body, { maxOutputLength: ANSWER_LIMIT });
    }
    catch (cause) {
        if (textAt(cause, 'code') === 'ERR_BUFFER_TOO_LARGE')
            throw tooLarge();
        throw new UnreadableAnswer('ANSWER_GARBLED', `${asked} answered with what is no whole gzip stream: ${textAt(cause, 'message')}`);
    }
}
function tooLarge() {
    const limit = ANSWER_LIMIT / 1024 / 1024;
    return new UnreadableAnswer('ANSWER_TOO_LARGE', `the answer has more than ${limit} MB`);
}
/** Never from https to http, where anybody could read along. */
function redirection(from, { method, redirect }, { statusCode = 0, headers: { location } }) {
    if (method !== 'GET' || redirect !== 'follow' || location === undefined)
        return undefined;
    if (![301, 302, 303, 307, 308].includes(statusCode) || !URL.canParse(location, from.href)) {
        return undefined;
    }
    const target = new URL(location, from);
    const safe = target.protocol === 'https:' || target.protocol === from.protocol;
    return safe ? target : undefined;
}
/** A token is for the server that it was sent to. */
function withoutToken(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
}
function response(url, { message, body }) {
    const headers = new Map();
    for (const [name, value] of Object.entries(message.headers)) {
        if (value !== undefined)
            headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
    return {
        status: message.statusCode ?? 0,
        url: url.href,
        headers,
        text: async () => body.toString('utf8'),
        arrayBuffer: async () => new Uint8Array(body).buffer,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/actor.js
/** Reads a selection of the fragment on Actor; undefined: the account is gone. */
function readActor(answer) {
    const actor = answer.maybe();
    if (actor === undefined)
        return undefined;
    const login = actor.at('login').text();
    // REST and the pages of GitHub name a bot with the suffix, GraphQL without.
    const bot = actor.at('__typename').maybe() !== undefined && !login.endsWith('[bot]');
    return {
        id: actor.at('databaseId').maybe()?.integer(),
        login: bot ? `${login}[bot]` : login,
    };
}
/** What `readCommitHand` reads, of a commit. */
const COMMIT_HANDS = 'author{email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}';
/** The account that GitHub makes commits with, in the name of others. */
const GITHUB_ITSELF = 'web-flow';
/**
 * Whose a commit is: a person's who made it as it is, or else its author's. A person who amends or rebases a commit keeps its
 * author, and is its committer.
 */
function readCommitHand(commit, domain) {
    return { by: readHand(commit, domain), signedByGitHub: isSignedByGitHub(commit) };
}
function readHand(commit, domain) {
    const committer = commit.at('committer').maybe()?.at('user').maybe();
    if (committer !== undefined && committer.at('login').text() !== GITHUB_ITSELF) {
        return readUser(committer);
    }
    return readCommitAuthor(commit.at('author'), domain);
}
/**
 * Whether GitHub made the commit for the account in whose name it is: its API signs what a bot makes without naming authors, and what
 * is pushed carries no signature of GitHub's.
 */
function isSignedByGitHub(commit) {
    const signature = commit.at('signature').maybe();
    return signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag();
}
/** Who authored and who committed, each once, GitHub itself left out; undefined among them: somebody whom it does not know. */
function readCommitPeople(commits, domain) {
    const people = new Map();
    for (const commit of commits) {
        for (const hand of [commit.at('author'), commit.at('committer')]) {
            if (hand.maybe() === undefined)
                continue;
            const known = readCommitAuthor(hand, domain);
            if (known?.login !== GITHUB_ITSELF)
                people.set(known?.id, known?.id === undefined ? undefined : known);
        }
    }
    return [...people.values()];
}
function readUser(user) {
    return { id: user.at('databaseId').maybe()?.integer(), login: user.at('login').text() };
}
/** Address that GitHub gives to commits it makes for an account: number, login, domain of the server. */
const NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\.([a-z0-9.-]{1,190})$/;
/**
 * Reads the author of a commit. GraphQL knows users there but no bots, so that ours are told by the number in the address;
 * whoever makes a commit can choose the address, which is no less true of a user's. `domain` is the server's own; tools that make
 * commits write github.com there on other servers too.
 */
function readCommitAuthor(answer, domain) {
    const author = answer.maybe();
    if (author === undefined)
        return undefined;
    const user = author.at('user').maybe();
    if (user !== undefined)
        return readUser(user);
    const email = author.at('email').maybe()?.text() ?? '';
    const [, id, login, server] = (email.length <= 320 && NOREPLY.exec(email)) || [];
    if (id === undefined || login === undefined)
        return undefined;
    if (server !== domain && server !== 'github.com')
        return undefined;
    return { id: Number(id), login };
}

;// CONCATENATED MODULE: ./packages/forge/lib/error.js
/** A call that could not be carried out, with what a person can do about it in the message. */
class ForgeError extends Error {
    kind;
    code;
    constructor(kind, code, message, options) {
        super(message, options);
        this.name = 'ForgeError';
        this.kind = kind;
        this.code = code;
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/answer.js

/** `what` names the request in errors: "GitHub's answer to <what> lacks <path>". */
function answerTo(what, value) {
    return new Checked(what, '', value);
}
/** A class for the sake of listings: one of 10,000 entries takes 60,000 of these, and functions of its own for each would be most of it. */
class Checked {
    #what;
    #path;
    #value;
    constructor(what, path, value) {
        this.#what = what;
        this.#path = path;
        this.#value = value;
    }
    at(key) {
        const value = this.#value;
        if (typeof value !== 'object' || value === null || Array.isArray(value)) {
            throw this.#invalid('an object');
        }
        const member = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
        return new Checked(this.#what, this.#path === '' ? key : `${this.#path}.${key}`, member);
    }
    maybe() {
        return this.#value === undefined || this.#value === null ? undefined : this;
    }
    text() {
        if (typeof this.#value !== 'string')
            throw this.#invalid('a text');
        return this.#value;
    }
    integer() {
        const value = this.#value;
        if (typeof value !== 'number' || !Number.isSafeInteger(value))
            throw this.#invalid('an integer');
        return value;
    }
    flag() {
        if (typeof this.#value !== 'boolean')
            throw this.#invalid('true or false');
        return this.#value;
    }
    oid() {
        const value = this.#value;
        if (typeof value !== 'string' || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) {
            throw this.#invalid('an object name');
        }
        return value;
    }
    items() {
        const value = this.#value;
        if (!Array.isArray(value))
            throw this.#invalid('a list');
        return value.map((item, index) => new Checked(this.#what, `${this.#here()}[${index}]`, item));
    }
    raw() {
        return this.#value;
    }
    unexpected() {
        return this.#invalid('something else');
    }
    #here() {
        return this.#path === '' ? 'a body' : this.#path;
    }
    #invalid(expected) {
        const value = this.#value;
        const message = value === undefined || value === null
            ? `GitHub's answer to ${this.#what} lacks ${this.#here()}`
            : `GitHub's answer to ${this.#what} has ${kindOf(value)} at ${this.#here()} where ${expected} belongs`;
        return new ForgeError('broken', 'INVALID_ANSWER', message);
    }
}
function kindOf(value) {
    if (Array.isArray(value))
        return 'a list';
    switch (typeof value) {
        case 'string':
            return 'a text';
        case 'number':
        case 'bigint':
            return 'a number';
        case 'boolean':
            return 'true or false';
        case 'object':
            return 'an object';
        case 'undefined':
        case 'symbol':
        case 'function':
            return 'nothing usable';
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/connection.js
/** The nodes of a connection; GraphQL may put null in the place of one that the token can't see. */
function nodesOf(connection) {
    const nodes = connection.maybe()?.at('nodes').maybe();
    if (nodes === undefined)
        return [];
    return nodes.items().filter((node) => node.maybe() !== undefined);
}
/** Whether there are further pages, where no cursor was asked for. */
function hasMore(connection) {
    return connection.at('pageInfo').at('hasNextPage').flag();
}
/** The cursor of the next page; undefined: this was the last one. */
function nextOf(connection) {
    return hasMore(connection) ? connection.at('pageInfo').at('endCursor').text() : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge-state.js
const STATES = new Map([
    ['CLEAN', 'clean'],
    // Hooks of a server run before the merge; nothing is missing.
    ['HAS_HOOKS', 'clean'],
    ['UNSTABLE', 'unstable'],
    ['BLOCKED', 'blocked'],
    ['BEHIND', 'behind'],
    ['DIRTY', 'dirty'],
    ['DRAFT', 'draft'],
]);
/** How far GitHub sees a pull request from being merged. */
function readMergeState(pull) {
    return STATES.get(pull.at('mergeStateStatus').text()) ?? 'unknown';
}

;// CONCATENATED MODULE: ./packages/forge/lib/pull-request-answer.js



/** Everything but the files: those are read by the caller, who knows their aliases. */
function readPullRequest(answer, files, domain) {
    const state = readOpen(answer.at('state'));
    const commits = answer.at('commits');
    const events = nodesOf(answer.at('timelineItems'));
    return {
        id: answer.at('id').text(),
        number: answer.at('number').integer(),
        url: answer.at('url').text(),
        title: answer.at('title').text(),
        state,
        base: answer.at('baseRefName').text(),
        head: answer.at('headRefOid').oid(),
        createdAt: answer.at('createdAt').text(),
        editedAt: answer.at('lastEditedAt').maybe()?.text(),
        headCommittedAt: nodesOf(commits).at(-1)?.at('commit').at('committedDate').maybe()?.text(),
        closedAt: answer.at('closedAt').maybe()?.text(),
        author: readActor(answer.at('author')),
        closedBy: state === 'open' ? undefined : readCloser(events),
        mergeState: readMergeState(answer),
        inQueue: answer.at('isInMergeQueue').flag(),
        labels: nodesOf(answer.at('labels')).map((label) => label.at('name').text()),
        reviews: nodesOf(answer.at('latestOpinionatedReviews')).map(readReview),
        commitAuthors: nodesOf(commits).map((node) => readCommitHand(node.at('commit'), domain)),
        commitPeople: readCommitPeople(nodesOf(commits).map((node) => node.at('commit')), domain),
        commitCount: commits.at('totalCount').integer(),
        ...files,
        renames: events.filter(isOf('RenamedTitleEvent')).map((event) => ({
            previousTitle: event.at('previousTitle').text(),
            at: event.at('createdAt').text(),
            by: readActor(event.at('actor')),
        })),
    };
}
function isOf(type) {
    return (event) => event.at('__typename').text() === type;
}
function readCloser(events) {
    const closed = events.findLast(isOf('ClosedEvent'));
    return closed === undefined ? undefined : readActor(closed.at('actor'));
}
function readOpen(answer) {
    switch (answer.text()) {
        case 'OPEN':
            return 'open';
        case 'CLOSED':
            return 'closed';
        case 'MERGED':
            return 'merged';
        default:
            throw answer.unexpected();
    }
}
function readReview(answer) {
    return {
        id: readNumber(answer.at('fullDatabaseId')),
        author: readActor(answer.at('author')),
        state: readReviewState(answer.at('state')),
        commit: answer.at('commit').maybe()?.at('oid').oid(),
        canWrite: answer.at('authorCanPushToRepository').flag(),
    };
}
/** GraphQL writes numbers of 64 bits as text. */
function readNumber(answer) {
    const text = answer.maybe()?.text() ?? '';
    return /^[1-9][0-9]{0,15}$/.test(text) && Number.isSafeInteger(Number(text))
        ? Number(text)
        : undefined;
}
function readReviewState(answer) {
    switch (answer.text()) {
        case 'APPROVED':
            return 'approved';
        case 'CHANGES_REQUESTED':
            return 'changes-requested';
        case 'DISMISSED':
            return 'dismissed';
        case 'COMMENTED':
            return 'commented';
        case 'PENDING':
            return 'pending';
        default:
            throw answer.unexpected();
    }
}

;// CONCATENATED MODULE: ./packages/forge/lib/giving-up.js

/** A body that can't be read may be a connection that broke off; time and again, it is somebody else who answers. */
const UNREADABLE_TRIES = 4;
/** The error where asking once more for the same will not give an answer that can be read. */
function endOf(operation, why, unreadable, canBeLighter) {
    if (why.heavy === 'surely' && !canBeLighter) {
        return new ForgeError('broken', 'INVALID_ANSWER', `could not ${operation.what}: ${why.reason}; keep large files out of the folders that Fluxgate reads`);
    }
    if (unreadable < UNREADABLE_TRIES)
        return undefined;
    return new ForgeError('broken', 'INVALID_ANSWER', `could not ${operation.what} in ${unreadable} tries: ${why.reason}; check that this is the address of GitHub's API, and that no proxy answers in its place`);
}
/** The error of what GitHub has named and goes on not to show. */
function absent(operation) {
    return new ForgeError('deferred', 'NOT_FOUND', `could not ${operation.what}: GitHub does not show what it has just named`);
}
/** The error of what the deadline left no time for. */
function deferred(operation, round, why) {
    const asked = why.floorMs > 0 ? `, and asks to wait for ${Math.ceil(why.floorMs / 1000)} s` : '';
    return new ForgeError('deferred', why.code, `could not ${operation.what} before the deadline, in ${round + 1} tries: ${why.reason}${asked}`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/operation.js
/** What a token needs for an operation, as the settings of an App and the `permissions` of a workflow call it. */
const PERMISSIONS = {
    start: 'contents: read',
    read: 'contents: read and pull-requests: read',
    'read-file': 'contents: read',
    'list-open-branches': 'pull-requests: read',
    'list-branches': 'contents: read',
    'read-pull-request': 'contents: read, pull-requests: read and statuses: read',
    'read-merge': 'contents: read and pull-requests: read',
    merge: 'contents: write',
    'auto-merge': 'contents: write and pull-requests: write',
    'read-queue': 'contents: read, pull-requests: read, statuses: read and merge-queues: read',
    compare: 'contents: read',
    'merge-queue': 'contents: write, pull-requests: write and merge-queues: write',
    'list-deployments': 'deployments: read',
    'record-deployment': 'deployments: write',
    commit: 'contents: write',
    'update-refs': 'contents: write',
    'open-pull-request': 'pull-requests: write',
    'update-pull-request': 'pull-requests: write',
    'close-pull-request': 'pull-requests: write',
    'add-labels': 'pull-requests: write',
    comment: 'pull-requests: write',
    'read-checks': 'contents: read, checks: read and statuses: read',
    'dismiss-review': 'pull-requests: write',
    'compare-source': 'contents: read on the source repository',
    'set-status': 'statuses: write',
    'team-membership': 'members: read (an organization permission of a GitHub App; GITHUB_TOKEN can not have it)',
    'read-repository': 'metadata: read',
    'start-workflow': 'actions: write',
    'read-run': 'actions: read',
    'read-pushes': 'contents: read',
};

;// CONCATENATED MODULE: ./packages/forge/lib/refusal.js


/**
 * GitHub has no codes for these: the status is 403, 409 or 422 (or GraphQL's FORBIDDEN and UNPROCESSABLE) for all of them,
 * so the words are all there is to tell them apart. First match wins.
 */
const TEXTS = [
    {
        text: /not permitted to create or approve pull requests/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'PULL_REQUESTS_FORBIDDEN',
            remedy: 'turn on "Allow GitHub Actions to create and approve pull requests" in the settings of the repository and its organization, or use the token of a GitHub App',
        }),
    },
    {
        text: /without [`"']?workflows?[`"']? permission|create or update workflow/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'MISSING_PERMISSION',
            remedy: 'keep files under .github/workflows out of what Fluxgate writes',
        }),
    },
    {
        text: /was archived|is archived|archived so is read-only/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'ARCHIVED',
            remedy: 'unarchive the repository or name another one',
        }),
    },
    {
        text: /SAML|single sign-on/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'SSO_REQUIRED',
            remedy: 'authorize the token for single sign-on with the organization',
        }),
    },
    {
        text: /IP allow list/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'MISSING_PERMISSION',
            remedy: "add the runner's address to the IP allow list of the organization",
        }),
    },
    {
        text: /GH006|GH013|protected branch|protected ref|rule violations?|through a pull request|through the merge queue|required status check|approving review|verified signature|not authorized to push|creations being restricted|cannot force-push|locked branch|branch is locked/i,
        verdict: () => ({
            kind: 'misconfigured',
            code: 'PROTECTED_BRANCH',
            remedy: 'let the rules of the branch allow it: give the App a bypass in the ruleset, or set `land: pull-request` in .fluxgate/policy.yaml',
        }),
    },
    {
        text: /not accessible by|must have (?:admin|push|write)|insufficient scope|not been granted the required scopes|does not have the correct permissions|does not have permission|write access to|not authorized to perform/i,
        verdict: missingPermission,
    },
];
function missingPermission(operation) {
    return {
        kind: 'misconfigured',
        code: 'MISSING_PERMISSION',
        remedy: `give the token ${PERMISSIONS[operation.name]}`,
    };
}
/** The error for a refusal: what we did, what GitHub said, and the way out. */
function refusalError(operation, refusal) {
    if (refusal.status === 0) {
        return new ForgeError('misconfigured', 'UNAVAILABLE', `could not ${operation.what}: the certificate of GitHub's address is not trusted: ${refusal.said}; name its authority in NODE_EXTRA_CA_CERTS`);
    }
    const { kind, code, remedy } = verdict(operation, refusal);
    // GraphQL says no with HTTP 200: its type tells more then.
    const type = refusal.status === 200 ? refusal.problems.find(({ code }) => code !== '') : undefined;
    const label = type?.code ?? String(refusal.status);
    return new ForgeError(kind, code, `could not ${operation.what}: GitHub answered ${label} "${refusal.said}"; ${remedy}`);
}
function verdict(operation, refusal) {
    if (refusal.status === 401)
        return badCredentials(refusal);
    if (refusal.sso) {
        return {
            kind: 'misconfigured',
            code: 'SSO_REQUIRED',
            remedy: 'authorize the token for single sign-on with the organization',
        };
    }
    const known = TEXTS.find(({ text }) => text.test(refusal.said));
    if (known !== undefined)
        return known.verdict(operation);
    if (refusal.problems.some(({ code }) => code === 'FORBIDDEN' || code === 'INSUFFICIENT_SCOPES')) {
        return missingPermission(operation);
    }
    if (refusal.status === 404 || refusal.problems.some(({ code }) => code === 'NOT_FOUND')) {
        return {
            kind: 'misconfigured',
            code: 'NOT_FOUND',
            remedy: `check the name, and that the token reaches the repository with ${PERMISSIONS[operation.name]} (GITHUB_TOKEN reaches its own repository only)`,
        };
    }
    if (refusal.status >= 300 && refusal.status < 400) {
        return {
            kind: 'misconfigured',
            code: 'NOT_FOUND',
            remedy: 'the repository has moved: use its new name',
        };
    }
    return {
        kind: 'refused',
        code: 'INVALID_REQUEST',
        remedy: refusal.status === 403
            ? `if it is a matter of permissions, the token needs ${PERMISSIONS[operation.name]}`
            : 'repeating it will not help',
    };
}
/** A token of an App lives an hour and GITHUB_TOKEN as long as its job: one that worked a moment ago has run out. */
function badCredentials(refusal) {
    return refusal.hadWorked
        ? {
            kind: 'deferred',
            code: 'BAD_CREDENTIALS',
            remedy: 'the token has run out during the run',
        }
        : {
            kind: 'misconfigured',
            code: 'BAD_CREDENTIALS',
            remedy: 'check the input `token`: it is wrong, expired or revoked',
        };
}

// EXTERNAL MODULE: ./packages/transport/lib/clock.js
var lib_clock = __nccwpck_require__(449);
;// CONCATENATED MODULE: ./packages/forge/lib/waits.js

/** What was made a moment ago may not be visible everywhere yet; after these waits it is really not there. */
const LAG_WAITS_MS = [1000, 2000, 3000, 4000];
/** Waits by a clock until a deadline that begins now. */
function createWaits({ clock, log, deadlineMs, }) {
    const end = clock.now().getTime() + deadlineMs;
    const wait = async (operation, round, reason, ms) => {
        if (clock.now().getTime() + ms > end)
            return false;
        log(`could not ${operation.what} yet: ${reason}; try ${round + 2} in ${(ms / 1000).toFixed(1)} s`);
        await clock.sleep(ms);
        return true;
    };
    return {
        rest(operation, round, why) {
            const ms = why.floorMs + (0,lib_clock/* pauseAfter */.l)(round, clock);
            return wait(operation, round, why.reason, ms);
        },
        async restForLag(operation, lag, reason) {
            const ms = LAG_WAITS_MS[lag];
            return ms === undefined ? false : wait(operation, lag, reason, ms);
        },
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/retry.js



const SECOND_LOOK_MS = 2000;
/** An answer that says that something which must be there is not there yet. */
const NOT_YET = Symbol('not yet');
/** Repeats requests until a deadline that begins now. */
function createRetry(options) {
    const { clock, pace } = options;
    const { rest, restForLag } = createWaits(options);
    /** Waits where GitHub only does not show yet what must be there; else throws what it says. */
    async function outlast(operation, refusal, lag) {
        const waited = isLag(refusal, lag) && (await restForLag(operation, lag, lagReason(refusal)));
        if (!waited)
            throw refusalError(operation, refusal);
    }
    async function read(operation, request) {
        const { lighter } = request;
        let lag = 0;
        let unreadable = 0;
        for (let round = 0;; round += 1) {
            const outcome = await request.send();
            switch (outcome.kind) {
                case 'answered': {
                    const value = request.accept(outcome.data, outcome.next);
                    if (value !== NOT_YET)
                        return value;
                    if (!(await restForLag(operation, lag, 'it is not visible')))
                        throw absent(operation);
                    lag += 1;
                    break;
                }
                case 'refused': {
                    const value = request.refused?.(outcome.refusal);
                    if (value !== undefined)
                        return value;
                    await outlast(operation, outcome.refusal, lag);
                    lag += 1;
                    break;
                }
                case 'transient': {
                    if (outcome.code === 'INVALID_ANSWER')
                        unreadable += 1;
                    const end = endOf(operation, outcome, unreadable, lighter !== undefined);
                    if (end !== undefined)
                        throw end;
                    if (!(await rest(operation, round, outcome)))
                        throw deferred(operation, round, outcome);
                    if (lighter !== undefined && isTooMuch(outcome, round))
                        return lighter();
                }
            }
        }
    }
    async function write(operation, request) {
        let perhaps = false;
        let lag = 0;
        let unreadable = 0;
        for (let round = 0;; round += 1) {
            await pace();
            const outcome = await request.send();
            switch (outcome.kind) {
                case 'answered':
                    return request.accept(outcome.data);
                case 'refused': {
                    // "Already there" and "has moved" may be about our own earlier try.
                    const earlier = perhaps ? await request.landed() : undefined;
                    const value = earlier ?? (await request.refused?.(outcome.refusal));
                    if (value !== undefined)
                        return value;
                    await outlast(operation, outcome.refusal, lag);
                    lag += 1;
                    break;
                }
                case 'transient': {
                    perhaps ||= outcome.landed === 'perhaps';
                    if (outcome.code === 'INVALID_ANSWER')
                        unreadable += 1;
                    const end = endOf(operation, outcome, unreadable, false);
                    const waited = end === undefined && (await rest(operation, round, outcome));
                    const value = perhaps ? await found(request) : undefined;
                    if (value !== undefined)
                        return value;
                    if (end !== undefined)
                        throw end;
                    if (!waited)
                        throw deferred(operation, round, outcome);
                }
            }
        }
    }
    async function found(request) {
        const value = await request.landed();
        if (value !== undefined || request.unguarded !== true)
            return value;
        await clock.sleep(SECOND_LOOK_MS);
        return request.landed();
    }
    return { read, write };
}
/**
 * Whether GitHub denies something that may exist all the same: it answers so for a moment after it was made, in words that differ
 * by endpoint. A repository that the token has never seen is asked for twice, no more.
 */
function isLag({ status, said, problems, hadWorked }, lag) {
    if (status === 404 || problems.some(({ code }) => code === 'NOT_FOUND')) {
        return hadWorked || lag === 0;
    }
    if (problems.some(({ code, field }) => code === 'invalid' && field === 'head'))
        return true;
    return (status === 422 || status === 200) && LAG_TEXT.test(said);
}
const LAG_TEXT = /Could not resolve to a node|No commit found for|No ref found for|Object does not exist|Reference update failed/i;
/** Once may be an outage, which asking for less does not mend. */
function isTooMuch({ heavy }, round) {
    return heavy === 'surely' || (heavy === 'perhaps' && round > 0);
}
function lagReason({ status, said }) {
    return `GitHub answered ${status} "${said}"`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/selection.js

/**
 * Text of GraphQL documents. Names of aliases and variables are ours; whatever comes from outside travels as the value of a
 * variable. The text is as short as it can be: it is sent with every promotion.
 */
const FRAGMENTS = {
    actor: 'fragment A on Actor{login ...on User{databaseId}...on Bot{databaseId __typename}}',
    blob: 'fragment B on Blob{isBinary isTruncated text}',
    tree: 'fragment T on Tree{entries{name mode type oid object{...B}}}',
    entry: 'fragment E on TreeEntry{mode type oid object{...B ...T}}',
    pull: `fragment P on PullRequest{id number url title state baseRefName headRefName headRefOid createdAt lastEditedAt closedAt isCrossRepository mergeStateStatus isInMergeQueue author{...A}labels(first:20){nodes{name}}latestOpinionatedReviews(first:50 writersOnly:true){nodes{fullDatabaseId state authorCanPushToRepository author{...A}commit{oid}}}commits(last:100){totalCount nodes{commit{committedDate ${COMMIT_HANDS}}}}timelineItems(itemTypes:[CLOSED_EVENT RENAMED_TITLE_EVENT]last:20){nodes{__typename ...on ClosedEvent{actor{...A}}...on RenamedTitleEvent{actor{...A}createdAt previousTitle}}}}`,
};
/** A fragment that is defined and not used makes a document invalid: each is added with what needs it. */
const NEEDS = {
    actor: [],
    blob: [],
    tree: ['blob'],
    entry: ['blob', 'tree'],
    pull: ['actor'],
};
/** An empty query, to be filled part by part. */
function draft() {
    const names = new Map();
    const variables = {};
    const declarations = [];
    const used = new Set();
    function variable(type, value) {
        const key = `${type} ${value}`;
        const known = names.get(key);
        if (known !== undefined)
            return known;
        const name = `v${names.size}`;
        names.set(key, `$${name}`);
        variables[name] = value;
        declarations.push(`$${name}:${type}`);
        return `$${name}`;
    }
    function use(fragment) {
        used.add(fragment);
        for (const needed of NEEDS[fragment])
            use(needed);
    }
    return {
        variable,
        use,
        node(alias, path) {
            if (path === '') {
                use('tree');
                return `${alias}:tree{oid ...T}`;
            }
            use('entry');
            return `${alias}:file(path:${variable('String!', path)}){...E}`;
        },
        query(selection) {
            const head = declarations.length === 0 ? 'query' : `query(${declarations.join('')})`;
            const fragments = [...used].map((fragment) => FRAGMENTS[fragment]).join('');
            return { query: `${head}{${selection}}${fragments}`, variables };
        },
    };
}
/** `repository(...)` around a selection. */
function inRepository(doc, repository, selection) {
    const owner = doc.variable('String!', repository.owner);
    const name = doc.variable('String!', repository.name);
    return `repository(owner:${owner} name:${name}){${selection}}`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/session.js
/** The repository as people write it. */
function fullName({ owner, name }) {
    return `${owner}/${name}`;
}
/** Names a request for errors and logs: `what` as in "could not <what>". */
function operation(name, what) {
    return { name, what };
}
/** A call below `/repos/{owner}/{repo}`. */
function repositoryCall({ repository }, method, path, parameters) {
    return {
        method,
        path: `/repos/{owner}/{repo}${path}`,
        parameters: { owner: repository.owner, repo: repository.name, ...parameters },
    };
}
/** A mutation with its one input. */
function mutation(name, input, selection, value) {
    return {
        query: `mutation($i:${input}!){${name}(input:$i){${selection}}}`,
        variables: { i: value },
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/tree.js
/** Reads a selection of `Draft.node`: an entry, the root, or null where nothing is. */
function readNode(answer) {
    const entry = answer.maybe();
    if (entry === undefined)
        return { kind: 'absent' };
    const root = entry.at('entries').maybe();
    if (root !== undefined) {
        return { kind: 'folder', oid: entry.at('oid').oid(), entries: root.items().map(readEntry) };
    }
    const oid = entry.at('oid').oid();
    switch (tree_kindOf(entry)) {
        case 'file':
            return { kind: 'file', mode: entry.at('mode').integer(), oid, text: readText(entry) };
        case 'folder': {
            const entries = entry.at('object').at('entries').items().map(readEntry);
            return { kind: 'folder', oid, entries };
        }
        case 'submodule':
            return { kind: 'submodule' };
    }
}
function readEntry(entry) {
    const kind = tree_kindOf(entry);
    return {
        name: entry.at('name').text(),
        mode: entry.at('mode').integer(),
        kind,
        oid: entry.at('oid').oid(),
        text: kind === 'file' ? readText(entry) : undefined,
    };
}
function tree_kindOf(entry) {
    switch (entry.at('type').text()) {
        case 'blob':
            return 'file';
        case 'tree':
            return 'folder';
        case 'commit':
            return 'submodule';
        default:
            throw entry.at('type').unexpected();
    }
}
function readText(entry) {
    const blob = entry.at('object').maybe();
    if (blob === undefined)
        return { kind: 'not-read' };
    if (blob.at('isTruncated').flag())
        return { kind: 'cut' };
    const text = blob.at('text').maybe();
    if (blob.at('isBinary').maybe()?.flag() === true || text === undefined)
        return { kind: 'binary' };
    return { kind: 'text', text: text.text() };
}

;// CONCATENATED MODULE: ./packages/forge/lib/branches.js









/** A page of a branch's pull requests. */
const PULL_REQUESTS = 10;
/** The most of ours that are read where none of them has been merged. */
const MOST = 100;
/** Pages that are read on, where pull requests from forks fill the first. */
const MORE_PAGES = 50;
/** `pullRequests(...)` of a branch name, newest first; forks may use the name too, so that one has to look. */
function pullRequestPage(doc, branch, after) {
    doc.use('pull');
    const name = doc.variable('String!', branch.name);
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const head = files === '' ? '' : `h:commits(last:1){nodes{commit{oid ${files}}}}`;
    const start = branch.before === true && files !== ''
        ? ` s:commits(first:1){nodes{commit{parents(first:1){nodes{${files}}}}}}`
        : '';
    return `pullRequests(headRefName:${name} first:${PULL_REQUESTS}${cursor} orderBy:{field:CREATED_AT direction:DESC}){pageInfo{hasNextPage endCursor}nodes{...P ${head}${start}}}`;
}
/** `pullRequests(...)` for the texts of those that are open; there is one of ours at most, and forks may use the name too. */
function openBodies(doc, { name }) {
    const head = doc.variable('String!', name);
    return `pullRequests(headRefName:${head} states:[OPEN]first:${PULL_REQUESTS}){nodes{number body}}`;
}
/** `ref(...)` of a branch; with `into`, whose its newest commit is, and whether `into` has it already. */
function refOf(doc, branch, into) {
    const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch.name}`)})`;
    if (into === undefined)
        return `${ref}{target{oid}}`;
    const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`;
    return `${ref}{target{oid ...on Commit{${COMMIT_HANDS}}}${compared}}`;
}
/** Reads what `refOf` and `pullRequestPage` asked for. */
function readBranch(repository, index, branch, { into, domain }) {
    const ref = repository.at(`b${index}`).maybe();
    const page = readPage(repository.at(`q${index}`), branch, domain);
    const open = branch.bodies === true ? nodesOf(repository.at(`o${index}`)) : [];
    const bodies = new Map(open.map((one) => [one.at('number').integer(), one.at('body').text()]));
    return {
        head: ref?.at('target').at('oid').oid(),
        newest: ref === undefined || into === undefined ? undefined : readNewest(ref, domain),
        ...page,
        pullRequests: page.pullRequests.map((pull) => {
            const body = bodies.get(pull.number);
            return body === undefined ? pull : { ...pull, body };
        }),
    };
}
/**
 * Whose the newest commit of a branch is, unless the branch it was compared with has that. GitHub compares where it can;
 * where it could not, the commit counts as the branch's own.
 */
function readNewest(ref, domain) {
    const own = ref.at('compare').maybe()?.at('behindBy').integer() !== 0;
    return own ? readCommitHand(ref.at('target'), domain) : undefined;
}
function readPage(page, branch, domain) {
    const all = nodesOf(page);
    const own = all.filter((node) => !node.at('isCrossRepository').flag() && node.at('headRefName').text() === branch.name);
    const pullRequests = own.map((node) => readPullRequest(node, filesAtHead(node, branch), domain));
    const missing = pullRequests
        .filter(({ nodes }) => nodes.size < branch.paths.length)
        .map(({ head }) => head);
    return { pullRequests, missing, next: nextOf(page) };
}
/** Empty where the last commit that GitHub lists is not the head: it lists them a moment later than it moves the head. */
function filesAtHead(node, branch) {
    const nothing = { nodes: new Map() };
    if (branch.paths.length === 0)
        return nothing;
    const commit = nodesOf(node.at('h'))[0]?.at('commit');
    if (commit === undefined || commit.at('oid').oid() !== node.at('headRefOid').oid())
        return nothing;
    const [first] = branch.before === true ? nodesOf(node.at('s')) : [];
    const [parent] = first === undefined ? [] : nodesOf(first.at('commit').at('parents'));
    const nodes = filesOf(commit, branch);
    return parent === undefined ? { nodes } : { nodes, nodesBefore: filesOf(parent, branch) };
}
function filesOf(commit, { paths }) {
    return new Map(paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]));
}
/** Fills the gaps of the first page by further requests; as a rule there are none. */
async function wholeBranch(session, branch, first) {
    const found = [...first.pullRequests];
    const missing = [...first.missing];
    let next = first.next;
    for (let page = 0; next !== undefined && !isEnough(found); page += 1) {
        if (page === MORE_PAGES)
            throw crowdedOut(branch);
        const more = await readMore(session, branch, next);
        found.push(...more.pullRequests);
        missing.push(...more.missing);
        next = more.next;
    }
    if (next !== undefined && !hasMerged(found)) {
        session.log(`read only the newest ${found.length} pull requests of "${branch.name}", none of which was merged`);
    }
    const files = await readHeads(session, branch, [...new Set(missing)]);
    return {
        name: branch.name,
        head: first.head,
        newest: first.newest,
        pullRequests: found.map((pullRequest) => ({
            ...pullRequest,
            nodes: files.get(pullRequest.head) ?? pullRequest.nodes,
        })),
    };
}
/** Older than one that was merged, and so moved the pins, has no say in what to propose. */
function isEnough(found) {
    return found.length >= (hasMerged(found) ? PULL_REQUESTS : MOST);
}
function hasMerged(found) {
    return found.some(({ state }) => state === 'merged');
}
function readMore(session, branch, after) {
    const doc = draft();
    const call = doc.query(inRepository(doc, session.repository, `q:${pullRequestPage(doc, branch, after)}`));
    const what = `read more pull requests of "${branch.name}"`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => readPage(answerTo(what, data).at('repository').at('q'), branch, session.domain),
    });
}
async function readHeads(session, branch, heads) {
    if (heads.length === 0)
        return new Map();
    const doc = draft();
    const files = branch.paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const objects = heads.map((head, index) => `x${index}:object(oid:${doc.variable('GitObjectID!', head)}){...on Commit{oid ${files}}}`);
    const call = doc.query(inRepository(doc, session.repository, objects.join(' ')));
    const what = `read the heads of the pull requests of "${branch.name}"`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const commits = heads.map((head, index) => [head, repository.at(`x${index}`)]);
            if (commits.some(([, commit]) => commit.maybe() === undefined))
                return NOT_YET;
            return new Map(commits.map(([head, commit]) => [head, filesOf(commit, branch)]));
        },
    });
}
function crowdedOut({ name }) {
    return new ForgeError('misconfigured', 'INVALID_REQUEST', `more than ${PULL_REQUESTS * MORE_PAGES} pull requests from forks use the branch name "${name}", so that ours can not be told; close them or block their author`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/branches-under.js






/**
 * The branches whose names begin with one of the prefixes (each ends in a slash), compared with the branch `into`; all pages, of all
 * prefixes at once.
 */
async function branchesUnder(session, prefixes, into) {
    const found = [];
    let wanted = prefixes.map((prefix) => ({
        prefix,
        next: undefined,
    }));
    while (wanted.length > 0) {
        const lists = await readPages(session, wanted, into);
        found.push(...lists.flatMap(({ branches }) => branches));
        wanted = lists.filter(({ next }) => next !== undefined);
    }
    return found;
}
function readPages(session, wanted, into) {
    const doc = draft();
    const refs = wanted.map((one, index) => refsUnder(doc, index, one, into)).join(' ');
    const call = doc.query(inRepository(doc, session.repository, refs));
    const named = wanted.map(({ prefix }) => `"${prefix}"`).join(' and ');
    const what = `list the branches under ${named}`;
    return session.retry.read(operation('list-branches', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return wanted.map(({ prefix }, index) => {
                const page = repository.at(`r${index}`);
                return {
                    prefix,
                    branches: nodesOf(page).map((node) => readHead(node, prefix, session.domain)),
                    next: nextOf(page),
                };
            });
        },
    });
}
function refsUnder(doc, index, { prefix, next }, into) {
    const cursor = next === undefined ? '' : ` after:${doc.variable('String!', next)}`;
    const commit = `target{oid ...on Commit{committedDate ${COMMIT_HANDS}}}`;
    const compared = `compare(headRef:${doc.variable('String!', into)}){behindBy}`;
    const under = doc.variable('String!', `refs/heads/${prefix}`);
    return `r${index}:refs(refPrefix:${under} first:100${cursor}){pageInfo{hasNextPage endCursor}nodes{name ${commit}${compared}}}`;
}
function readHead(node, prefix, domain) {
    const name = node.at('name').text();
    const target = node.at('target');
    return {
        // Nobody says whether a name asked for by its prefix comes with it.
        name: name.startsWith(prefix) ? name : `${prefix}${name}`,
        head: target.at('oid').oid(),
        committedAt: target.at('committedDate').text(),
        newest: readNewest(node, domain),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/checks.js





/** Check suites of one name on one commit: a workflow that is started again has one more. */
const SUITES = 50;
/** The latest of a name in a suite is one; where jobs share a name, they are few. */
const RUNS = 3;
/** Names times commits in one request: 250 of 150 check runs at most stay far below half a million nodes. */
const MOST_PAIRS = 250;
/**
 * The newest status and the latest check runs of each name, on each commit. Asked for by name, so that it does not matter how
 * much else reports there. A permission that is missing leaves a gap, and is named.
 */
async function checks(session, requests) {
    const found = new Map();
    const missing = new Set();
    for (const part of partsOf(wantedOn(requests))) {
        for (const [commit, own] of await readSome(session, part, missing))
            found.set(commit, own);
    }
    return { commits: found, missing: [...missing].sort() };
}
function wantedOn(requests) {
    const wanted = new Map();
    for (const { commits, names, contexts } of requests) {
        if (names.length + contexts.length === 0)
            continue;
        for (const commit of commits) {
            const own = wanted.get(commit) ?? new Map();
            for (const name of contexts)
                own.set(name, own.get(name) ?? false);
            for (const name of names)
                own.set(name, true);
            wanted.set(commit, own);
        }
    }
    return [...wanted].map(([commit, own]) => ({
        commit,
        names: [...own].map(([text, runs]) => ({ text, runs })),
    }));
}
function partsOf(wanted) {
    const parts = [];
    let pairs = MOST_PAIRS;
    for (const one of wanted) {
        pairs += one.names.length;
        if (pairs > MOST_PAIRS) {
            parts.push([]);
            pairs = one.names.length;
        }
        parts.at(-1)?.push(one);
    }
    return parts;
}
function readSome(session, part, missing) {
    const doc = draft();
    doc.use('actor');
    const each = part.map(({ commit, names }, index) => {
        const oid = doc.variable('GitObjectID!', commit);
        const wanted = names.map((name, at) => selectionOf(doc, name, at)).join(' ');
        return `c${index}:object(oid:${oid}){...on Commit{${wanted}}}`;
    });
    const call = {
        ...doc.query(inRepository(doc, session.repository, each.join(' '))),
        tolerates: (error) => {
            const permission = permissionFor(error.path);
            if (error.type !== 'FORBIDDEN' || permission === undefined)
                return false;
            missing.add(permission);
            return true;
        },
    };
    const what = `read checks of ${fullName(session.repository)}`;
    return session.retry.read(operation('read-checks', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return part.map(({ commit, names }, index) => {
                const node = repository.at(`c${index}`).maybe();
                const own = node === undefined ? [] : names.flatMap((name, at) => readName(node, name, at));
                return [commit, own];
            });
        },
    });
}
function selectionOf(doc, name, index) {
    const text = doc.variable('String!', name.text);
    const status = `s${index}:status{context(name:${text}){state description targetUrl createdAt creator{...A}}}`;
    if (!name.runs)
        return status;
    const runs = `checkRuns(last:${RUNS} filterBy:{checkName:${text} checkType:LATEST}){nodes{status conclusion startedAt completedAt permalink}}`;
    return `${status} k${index}:checkSuites(last:${SUITES} filterBy:{checkName:${text}}){nodes{app{slug}${runs}}}`;
}
/** What is missing where GitHub refuses `repository.c0.s0` or `repository.c0.k0`. */
function permissionFor([, , field]) {
    if (field === undefined)
        return undefined;
    if (/^s\d+$/.test(field))
        return 'statuses: read';
    return /^k\d+$/.test(field) ? 'checks: read' : undefined;
}
function readName(commit, { text: name, runs }, index) {
    const status = commit.at(`s${index}`).maybe()?.at('context').maybe();
    const suites = runs ? commit.at(`k${index}`).maybe() : undefined;
    return [
        ...(status === undefined ? [] : [readStatus(status, name)]),
        ...(suites === undefined ? [] : nodesOf(suites).flatMap((suite) => readSuite(suite, name))),
    ];
}
function readStatus(status, name) {
    const state = status.at('state').text().toLowerCase();
    const creator = readActor(status.at('creator'));
    return {
        kind: 'status',
        name,
        state,
        ended: state !== 'pending' && state !== 'expected',
        by: creator?.login,
        creator: creator?.id,
        description: status.at('description').maybe()?.text() ?? '',
        url: status.at('targetUrl').maybe()?.text(),
        at: status.at('createdAt').text(),
    };
}
function readSuite(suite, name) {
    const by = suite.at('app').maybe()?.at('slug').text();
    return nodesOf(suite.at('checkRuns')).map((run) => {
        const conclusion = run.at('conclusion').maybe()?.text().toLowerCase();
        return {
            kind: 'check-run',
            name,
            state: conclusion ?? run.at('status').text().toLowerCase(),
            ended: conclusion !== undefined,
            by,
            creator: undefined,
            description: '',
            url: run.at('permalink').maybe()?.text(),
            at: (run.at('completedAt').maybe() ?? run.at('startedAt').maybe())?.text(),
        };
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/comments.js





/**
 * Says something on a pull request once, and afterwards keeps what it says up to date; nothing is sent where it says so already. Two
 * runs that begin at once both see no comment and make one each: whoever finds several keeps the oldest. Whether anything was sent.
 */
async function keepComment(session, request) {
    const op = operation('comment', `comment on pull request ${request.number}`);
    let there = await ownComments(session, op, request);
    const made = there.length === 0;
    if (made) {
        await say(session, op, request);
        there = await ownComments(session, op, request);
    }
    const [oldest, ...surplus] = there;
    const behind = oldest !== undefined && oldest.body !== request.body;
    if (behind)
        await edit(session, op, request, oldest.id);
    for (const { id } of surplus)
        await remove(session, op, id);
    return made || behind || surplus.length > 0;
}
function say(session, op, request) {
    const { number: issue_number, body } = request;
    const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
        issue_number,
        body,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        unguarded: true,
        landed: () => isSaid(session, op, request),
    });
}
function edit(session, op, request, id) {
    const call = repositoryCall(session, 'PATCH', '/issues/comments/{comment_id}', {
        comment_id: id,
        body: request.body,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        landed: () => isSaid(session, op, request),
    });
}
/** That it is gone already is as good. */
function remove(session, op, id) {
    const at = { comment_id: id };
    return session.retry.write(op, {
        send: () => session.wire.rest(repositoryCall(session, 'DELETE', '/issues/comments/{comment_id}', at)),
        accept: () => true,
        landed: async () => undefined,
        refused: async ({ status }) => (status === 404 ? true : undefined),
    });
}
async function isSaid(session, op, request) {
    const found = await ownComments(session, op, request);
    return found.some(({ body }) => body === request.body) ? true : undefined;
}
/** The comments of ours with that marker among the newest hundred, the oldest first. */
function ownComments(session, op, { number, marker }) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){comments(last:100){nodes{databaseId body author{...A}}}}`;
    const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`);
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const whole = answerTo(op.what, data);
            const viewer = whole.at('viewer').at('databaseId').integer();
            const ours = nodesOf(whole.at('repository').at('pullRequest').at('comments')).filter((node) => readActor(node.at('author'))?.id === viewer && node.at('body').text().startsWith(marker));
            return ours
                .map((node) => ({ id: node.at('databaseId').integer(), body: node.at('body').text() }))
                .toSorted((a, b) => a.id - b.id);
        },
    });
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: ./packages/forge/lib/commit-message.js
/** The message as git keeps it: the headline, and the body a line below. */
function messageOf({ headline, body }) {
    return body === '' ? headline.trim() : `${headline}\n\n${body}`.trim();
}

;// CONCATENATED MODULE: ./packages/forge/lib/heads.js


/** Heads of branches in one request; undefined: no such branch. */
async function heads_readHeads(session, operation, branches) {
    const doc = draft();
    const refs = branches.map((branch, index) => `r${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}}`);
    const call = doc.query(inRepository(doc, session.repository, refs.join(' ')));
    return session.retry.read(operation, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo('a look at branches', data).at('repository');
            return branches.map((_, index) => repository.at(`r${index}`).maybe()?.at('target').at('oid').oid());
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/commits-rest.js




/**
 * The same commit by git's own parts: tree, commit, then the branch without force. The branch moves only where it is at the
 * expected head or at one of its ancestors, which is as near to compare-and-swap as REST comes.
 */
async function commitByRest(session, op, request) {
    const [head] = await heads_readHeads(session, op, [request.branch]);
    if (head !== request.expectedHead)
        return { kind: 'moved' };
    const tree = await makeTree(session, op, request);
    const commit = await make(session, op, 'sha', '/git/commits', {
        message: messageOf(request),
        tree,
        parents: [request.expectedHead],
    });
    return moveBranch(session, op, request, commit);
}
async function makeTree(session, op, request) {
    const call = repositoryCall(session, 'GET', '/git/commits/{commit_sha}', {
        commit_sha: request.expectedHead,
    });
    const base = await session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(op.what, data).at('tree').at('sha').oid(),
    });
    return make(session, op, 'sha', '/git/trees', {
        base_tree: base,
        tree: request.files.map(({ path, text }) => ({
            path,
            mode: '100644',
            type: 'blob',
            content: text,
        })),
    });
}
/** Objects that nothing points to yet do no harm when they are made twice. */
function make(session, op, key, path, body) {
    const call = repositoryCall(session, 'POST', path, body);
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(op.what, data).at(key).oid(),
        landed: async () => undefined,
    });
}
async function moveBranch(session, op, { branch, expectedHead }, commit) {
    const done = { kind: 'committed', commit };
    return session.retry.write(op, {
        send: () => session.wire.rest(moveCall(session, branch, commit, false)),
        accept: () => done,
        landed: async () => {
            const [head] = await heads_readHeads(session, op, [branch]);
            return head === commit ? done : undefined;
        },
        refused: async () => {
            const [head] = await heads_readHeads(session, op, [branch]);
            return head === expectedHead ? undefined : { kind: 'moved' };
        },
    });
}
/** Moves an existing branch. */
function moveCall(session, branch, sha, force) {
    return repositoryCall(session, 'PATCH', '/git/refs/{ref}', { ref: `heads/${branch}`, sha, force });
}

;// CONCATENATED MODULE: ./packages/forge/lib/not-offered.js
/** The server is older than the mutation, or the token may not use it: REST may still take the same change. */
function isNotOffered({ status, problems, said }) {
    if (status !== 200)
        return false;
    return (problems.some(({ code }) => code === 'undefinedField' || code === 'undefinedType') ||
        /doesn't exist on type 'Mutation'|not accessible by/i.test(said));
}

;// CONCATENATED MODULE: ./packages/forge/lib/commits.js











/** Commits that others may have put on top of ours before we look for it. */
const LOOK_BACK = 10;
/** A verified commit that lands only where the branch still is at `expectedHead`. */
async function commit(session, request) {
    const op = operation('commit', `commit to "${request.branch}"`);
    if (request.files.length === 0) {
        throw new ForgeError('refused', 'INVALID_REQUEST', `could not ${op.what}: no file changes`);
    }
    if (session.restOnly)
        return commitByRest(session, op, request);
    const call = mutation('createCommitOnBranch', 'CreateCommitOnBranchInput', 'commit{oid}', {
        branch: { repositoryNameWithOwner: fullName(session.repository), branchName: request.branch },
        expectedHeadOid: request.expectedHead,
        message: { headline: request.headline, body: request.body },
        fileChanges: {
            additions: request.files.map(({ path, text }) => ({
                path,
                contents: Buffer.from(text).toString('base64'),
            })),
        },
    });
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => ({
            kind: 'committed',
            commit: answerTo(op.what, data).at('createCommitOnBranch').at('commit').at('oid').oid(),
        }),
        landed: () => landedCommit(session, op, request),
        refused: (refusal) => refusedCommit(session, op, request, refusal),
    });
}
/** Others' words for a lost race differ; where the branch is not what we expected, it is one. */
async function refusedCommit(session, op, request, refusal) {
    if (refusal.problems.some(({ code }) => code === 'STALE_DATA'))
        return { kind: 'moved' };
    if (isNotOffered(refusal)) {
        session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`);
        return commitByRest(session, op, request);
    }
    const { code } = refusalError(op, refusal);
    if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND')
        return undefined;
    const [head] = await heads_readHeads(session, op, [request.branch]);
    return head === request.expectedHead ? undefined : { kind: 'moved' };
}
/** A commit among the newest of the branch with our parent, our message and our files is ours. */
async function landedCommit(session, op, request) {
    const doc = draft();
    const files = request.files
        .map(({ path }, index) => `f${index}:file(path:${doc.variable('String!', path)}){oid}`)
        .join(' ');
    const branch = doc.variable('String!', `refs/heads/${request.branch}`);
    const history = `history(first:${LOOK_BACK}){nodes{oid message parents(first:1){nodes{oid}}${files}}}`;
    const call = doc.query(inRepository(doc, session.repository, `ref(qualifiedName:${branch}){target{...on Commit{${history}}}}`));
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const ref = answerTo(op.what, data).at('repository').at('ref').maybe();
            const commits = ref === undefined ? [] : nodesOf(ref.at('target').at('history'));
            const ours = commits.find((node) => nodesOf(node.at('parents'))[0]?.at('oid').oid() === request.expectedHead &&
                node.at('message').text().trim() === messageOf(request) &&
                request.files.every(({ text }, index) => node.at(`f${index}`).maybe()?.at('oid').oid() === blobOid(text)));
            return ours === undefined ? undefined : { kind: 'committed', commit: ours.at('oid').oid() };
        },
    });
}
/** The name that git gives to a file with this text. */
function blobOid(text) {
    const bytes = Buffer.from(text);
    return (0,external_node_crypto_namespaceObject.createHash)('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

;// CONCATENATED MODULE: ./packages/forge/lib/cut.js
/** Cut by whole characters, with an ellipsis. */
function cut(text, limit) {
    if (text.length <= limit)
        return text;
    const kept = [];
    let length = 1;
    for (const character of text) {
        if (length + character.length > limit)
            break;
        kept.push(character);
        length += character.length;
    }
    return `${kept.join('')}…`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/list-page.js
/** The longest `Link` header that is looked into; GitHub's have a few hundred characters. */
const LONGEST_LINK = 8_192;
const NEXT = /;[ \t]*rel="?next"?[ \t]*(?:[;,]|$)/i;
/**
 * Whether GitHub names a next page of a list (header `Link`, https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api);
 * undefined: it says nothing of pages.
 */
function namesNextPage({ headers }) {
    const link = headers.get('link');
    return link === undefined ? undefined : NEXT.test(link.slice(0, LONGEST_LINK));
}
/**
 * Whether a list goes on after a page. A server may put less on a page than it is asked for, so what it says of the next one rules; one that
 * says nothing has told everything, unless the page is full.
 */
function goesOn(next, page) {
    return next ?? page.items >= page.asked;
}

;// CONCATENATED MODULE: ./packages/forge/lib/same-json.js
/** Whether two values are the same JSON; the order of keys does not count. */
function sameJson(left, right) {
    if (left === right)
        return true;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
        return false;
    }
    if (Array.isArray(left) || Array.isArray(right)) {
        return (Array.isArray(left) &&
            Array.isArray(right) &&
            left.length === right.length &&
            left.every((item, index) => sameJson(item, right[index])));
    }
    const a = members(left);
    const b = members(right);
    return (a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameJson(value, b.get(key))));
}
/** A member that is undefined is not written. */
function members(value) {
    return new Map(Object.entries(value).filter(([, member]) => member !== undefined));
}

;// CONCATENATED MODULE: ./packages/forge/lib/deployments.js





/** What GitHub takes; longer descriptions are refused. */
const DESCRIPTION_LIMIT = 140;
const PAGE = 100;
/** One page of the deployments of a task, an environment or both, newest first. */
async function deployments(session, { task, environment, page }) {
    const what = `list the deployments of "${task ?? environment ?? 'every task'}"`;
    const call = repositoryCall(session, 'GET', '/deployments', {
        ...(task === undefined ? {} : { task }),
        ...(environment === undefined ? {} : { environment }),
        per_page: PAGE,
        page,
    });
    return session.retry.read(operation('list-deployments', what), {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const items = answerTo(what, data).items();
            const more = goesOn(next, { items: items.length, asked: PAGE });
            return { deployments: items.map(readDeployment), more };
        },
    });
}
/**
 * Writes a deployment and its status. Where an answer got lost, an equal deployment of the same commit counts as ours: the same
 * fact twice says nothing new.
 */
async function recordDeployment(session, wanted) {
    const what = `record ${wanted.status} of "${wanted.task}" in ${wanted.environment}`;
    const description = cut(wanted.description, DESCRIPTION_LIMIT);
    const call = repositoryCall(session, 'POST', '/deployments', {
        ref: wanted.ref,
        task: wanted.task,
        environment: wanted.environment,
        description,
        payload: wanted.payload,
        required_contexts: [],
        auto_merge: false,
        // Facts about an environment, not GitHub's own idea of what runs there.
        transient_environment: false,
        production_environment: false,
    });
    const id = await session.retry.write(operation('record-deployment', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('id').integer(),
        unguarded: true,
        landed: async () => {
            const { task, environment } = wanted;
            const newest = await deployments(session, { task, environment, page: 1 });
            return newest.deployments.find(({ payload, creator }) => sameJson(payload, wanted.payload) && isOurs(session, creator))?.id;
        },
    });
    await setDeploymentStatus(session, id, wanted, description);
    return id;
}
async function setDeploymentStatus(session, id, { status, environment, logUrl }, description) {
    const what = `set the status of deployment ${id}`;
    const post = repositoryCall(session, 'POST', '/deployments/{deployment_id}/statuses', {
        deployment_id: id,
        state: status,
        environment,
        description,
        ...(logUrl === undefined ? {} : { log_url: logUrl }),
        // Success of one release must not mark the records of others as inactive.
        auto_inactive: false,
    });
    const list = repositoryCall(session, 'GET', '/deployments/{deployment_id}/statuses', {
        deployment_id: id,
        per_page: PAGE,
    });
    await session.retry.write(operation('record-deployment', what), {
        send: () => session.wire.rest(post),
        accept: () => true,
        unguarded: true,
        landed: () => session.retry.read(operation('list-deployments', what), {
            send: () => session.wire.rest(list),
            accept: (data) => {
                const states = answerTo(what, data)
                    .items()
                    .map((item) => item.at('state').text());
                return states.includes(status) ? true : undefined;
            },
        }),
    });
}
function readDeployment(item) {
    return {
        id: item.at('id').integer(),
        environment: item.at('environment').text(),
        task: item.at('task').text(),
        createdAt: item.at('created_at').text(),
        creator: readCreator(item.at('creator')),
        payload: item.at('payload').raw(),
    };
}
/** Records count by who wrote them; before `start` we do not know who we are. */
function isOurs({ memory }, creator) {
    return memory.viewerId === undefined || creator?.id === memory.viewerId;
}
/** An account as REST has it. */
/** Reads a user as REST has one; undefined: gone. */
function readCreator(answer) {
    const creator = answer.maybe();
    if (creator === undefined)
        return undefined;
    return { id: creator.at('id').integer(), login: creator.at('login').text() };
}

;// CONCATENATED MODULE: ./packages/forge/lib/domain.js
/**
 * The domain of the server whose API this is: `https://api.github.com` and `https://api.acme.ghe.com` are those of `github.com` and
 * `acme.ghe.com`, a GitHub Enterprise Server has its API at `https://<domain>/api/v3`.
 */
function domainOf(apiUrl) {
    if (!URL.canParse(apiUrl))
        return '';
    const { hostname, pathname } = new URL(apiUrl);
    return pathname === '/' ? hostname.replace(/^api\./, '') : hostname;
}

;// CONCATENATED MODULE: ./packages/forge/lib/labels.js


/** Adds labels to a pull request; GitHub makes those that the repository does not know yet. */
async function addLabels(session, { number, labels }) {
    if (labels.length === 0)
        return;
    const op = operation('add-labels', `label pull request ${number}`);
    const post = repositoryCall(session, 'POST', '/issues/{issue_number}/labels', {
        issue_number: number,
        labels,
    });
    const pull = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    await session.retry.write(op, {
        send: () => session.wire.rest(post),
        accept: () => true,
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(pull),
            accept: (data) => {
                const items = answerTo(op.what, data).at('labels').items();
                const there = new Set(items.map((item) => item.at('name').text().toLowerCase()));
                return labels.every((label) => there.has(label.toLowerCase())) ? true : undefined;
            },
        }),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/runs.js



/** Reads one run by its number. */
async function workflowRun(session, id) {
    const what = `read run ${id}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: id });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const run = answerTo(what, data);
            return {
                id: run.at('id').integer(),
                url: run.at('html_url').text(),
                status: run.at('status').maybe()?.text() ?? 'queued',
                conclusion: run.at('conclusion').maybe()?.text(),
                startedAt: (run.at('run_started_at').maybe() ?? run.at('created_at')).text(),
            };
        },
    });
}
const runs_PAGE = 100;
/** A matrix makes 256 jobs at most, and a reusable workflow has few of them. */
const PAGES = 10;
/** The jobs of a run's latest attempt, in GitHub's order. */
async function runJobs(session, id) {
    const jobs = [];
    for (let page = 1; page <= PAGES; page += 1) {
        const some = await jobsPage(session, id, page);
        jobs.push(...some.jobs);
        if (!some.more)
            break;
    }
    return jobs;
}
function jobsPage(session, id, page) {
    const what = `list the jobs of run ${id}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}/jobs', {
        run_id: id,
        per_page: runs_PAGE,
        page,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const jobs = answerTo(what, data).at('jobs').items().map(readJob);
            return { jobs, more: goesOn(next, { items: jobs.length, asked: runs_PAGE }) };
        },
    });
}
function readJob(job) {
    const steps = job.at('steps').maybe()?.items() ?? [];
    return {
        id: job.at('id').integer(),
        name: job.at('name').text(),
        url: job.at('html_url').maybe()?.text(),
        status: job.at('status').text(),
        conclusion: job.at('conclusion').maybe()?.text(),
        createdAt: job.at('created_at').text(),
        startedAt: job.at('started_at').text(),
        completedAt: job.at('completed_at').maybe()?.text(),
        runnerName: job.at('runner_name').maybe()?.text(),
        steps: steps.map((step) => ({
            name: step.at('name').text(),
            conclusion: step.at('conclusion').maybe()?.text(),
        })),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/last-success.js



/** So many runs are looked into at most: each that did not succeed costs a request. */
const NEWEST = 10;
/**
 * The commit of the newest run that succeeded, or one step of which did; undefined: there is none. ForgeError
 * where GitHub does not tell.
 */
async function lastSuccess(session, request) {
    const workflow = await workflowOf(session, request.run);
    const newest = await runsOf(session, { workflow, branch: request.branch, per_page: NEWEST });
    for (const run of newest) {
        if (run.id === request.run)
            continue;
        if (run.conclusion === 'success' || (await hasDone(session, run, request.step))) {
            return run.commit;
        }
    }
    if (newest.length < NEWEST)
        return undefined;
    const status = 'success';
    const older = await runsOf(session, { workflow, branch: request.branch, status, per_page: 1 });
    return older[0]?.commit;
}
async function hasDone(session, run, name) {
    if (!run.hasBegun)
        return false;
    const jobs = await runJobs(session, run.id);
    return jobs
        .flatMap(({ steps }) => steps)
        .some((step) => step.name === name && step.conclusion === 'success');
}
/** The newest first. */
function runsOf(session, { workflow, ...asked }) {
    const what = 'look for the last run that succeeded';
    const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
        workflow_id: workflow,
        event: 'push',
        ...asked,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('workflow_runs').items().map(readRun),
    });
}
function readRun(run) {
    const status = run.at('status').maybe()?.text();
    return {
        id: run.at('id').integer(),
        commit: run.at('head_sha').oid(),
        conclusion: run.at('conclusion').maybe()?.text(),
        hasBegun: status === 'in_progress' || status === 'completed',
    };
}
async function workflowOf(session, run) {
    const what = `read run ${run}`;
    const call = repositoryCall(session, 'GET', '/actions/runs/{run_id}', { run_id: run });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => answerTo(what, data).at('workflow_id').integer(),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/mergeability.js






/** Who has asked GitHub to merge a pull request by itself, or put it into the merge queue; `A` must be in use. */
const AUTOMATIC = 'autoMergeRequest{enabledBy{...A}}mergeQueueEntry{enqueuer{...A}}';
const METHODS = ['squash', 'merge', 'rebase'];
const SETTINGS = {
    squash: 'squashMergeAllowed',
    merge: 'mergeCommitAllowed',
    rebase: 'rebaseMergeAllowed',
};
/** How far a pull request into `branch` is from being merged; one request. */
function mergeability(session, { number, branch }) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){id headRefOid isDraft mergeStateStatus isMergeQueueEnabled isInMergeQueue ${AUTOMATIC}}`;
    const rules = 'rules(first:100){nodes{type parameters{...on PullRequestParameters{allowedMergeMethods}}}}';
    const ref = `ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)}){target{oid}${rules}}`;
    const settings = `autoMergeAllowed ${Object.values(SETTINGS).join(' ')}`;
    const query = doc.query(inRepository(doc, session.repository, `${settings} ${ref}${pull}`));
    const call = { ...query, tolerates: toleratesQueue };
    const what = `see whether pull request ${number} can be merged`;
    return session.retry.read(operation('read-merge', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const answer = repository.at('pullRequest');
            return {
                id: answer.at('id').text(),
                head: answer.at('headRefOid').oid(),
                base: repository.at('ref').at('target').at('oid').oid(),
                state: answer.at('isDraft').flag() ? 'draft' : readMergeState(answer),
                ...readAutomatic(answer),
                queue: answer.at('isMergeQueueEnabled').flag(),
                autoMergeAllowed: repository.at('autoMergeAllowed').flag(),
                methods: readMethods(repository),
            };
        },
    });
}
/** Who has put something into the queue is for those to see who may see queues; that it is in it, everybody sees. */
function toleratesQueue({ path }) {
    return path.includes('mergeQueueEntry');
}
/** Who has asked GitHub to merge it by itself, and who has put it into the merge queue. */
function readAutomatic(pull) {
    const request = pull.at('autoMergeRequest').maybe();
    const entry = pull.at('mergeQueueEntry').maybe();
    return {
        automatic: request === undefined ? undefined : { by: readActor(request.at('enabledBy')) },
        queued: pull.at('isInMergeQueue').flag()
            ? { by: entry === undefined ? undefined : readActor(entry.at('enqueuer')) }
            : undefined,
    };
}
/** What the settings allow, unless a rule of the branch takes more of it away. */
function readMethods(repository) {
    const allowed = METHODS.filter((method) => repository.at(SETTINGS[method]).flag());
    const lists = nodesOf(repository.at('ref').at('rules')).flatMap((rule) => {
        const list = rule.at('parameters').maybe()?.at('allowedMergeMethods').maybe();
        return list === undefined ? [] : [list.items().map((item) => item.text().toLowerCase())];
    });
    return allowed.filter((method) => lists.every((list) => list.includes(method)));
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge.js




/** Merges a pull request at exactly the head that is named; what keeps it is a value, in GitHub's words. */
async function mergePullRequest(session, { number, head, method }) {
    const op = operation('merge', `merge pull request ${number}`);
    const put = repositoryCall(session, 'PUT', '/pulls/{pull_number}/merge', {
        pull_number: number,
        sha: head,
        merge_method: method,
    });
    const get = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    return session.retry.write(op, {
        send: () => session.wire.rest(put),
        accept: (data) => ({ kind: 'merged', commit: answerTo(op.what, data).at('sha').oid() }),
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(get),
            accept: (data) => {
                const pull = answerTo(op.what, data);
                if (!pull.at('merged').flag())
                    return undefined;
                return { kind: 'merged', commit: pull.at('merge_commit_sha').maybe()?.oid() };
            },
        }),
        refused: async (refusal) => refusedMerge(refusal),
    });
}
/**
 * GitHub says no to a merge with 405 and words: nothing else tells what is for good, what is over in a moment and what somebody
 * has to do first. First match wins; what nobody has seen yet is for good, so that nothing is tried for ever.
 */
const NOT_MERGED = [
    { text: /not allowed/i, kind: 'refused' },
    { text: /(?:base|head) branch was modified/i, kind: 'moved' },
    { text: /not mergeable/i, kind: 'moved' },
    {
        text: /review|required|rule violation|out[- ]of[- ]date|merge queue|unresolved|in progress|is a draft|draft state/i,
        kind: 'blocked',
    },
];
function refusedMerge({ status, said }) {
    if (status === 409)
        return { kind: 'moved' };
    if (status !== 405)
        return undefined;
    const kind = NOT_MERGED.find(({ text }) => text.test(said))?.kind ?? 'refused';
    return kind === 'moved' ? { kind } : { kind, why: said };
}
/** Has GitHub merge a pull request once its branch lets it, at exactly the head that is named. */
async function enableAutoMerge(session, asked) {
    const op = operation('auto-merge', `have GitHub merge pull request ${asked.number}`);
    const call = mutation('enablePullRequestAutoMerge', 'EnablePullRequestAutoMergeInput', 'clientMutationId', {
        pullRequestId: asked.id,
        expectedHeadOid: asked.head,
        mergeMethod: asked.method.toUpperCase(),
    });
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => ({ kind: 'enabled' }),
        landed: async () => {
            const { automatic, head } = await mergeability(session, asked);
            if (head !== asked.head)
                return { kind: 'moved' };
            return automatic === undefined ? undefined : { kind: 'enabled' };
        },
        refused: (refusal) => refusedAutoMerge(session, op, asked, refusal),
    });
}
/** Two texts are answers, everything else is an error: whoever took any refusal for "nothing is missing" would merge what must not be. */
async function refusedAutoMerge(session, op, asked, refusal) {
    if (refusalError(op, refusal).code !== 'INVALID_REQUEST')
        return undefined;
    if (/\bis in (?:clean|unstable) status$/i.test(refusal.said))
        return { kind: 'nothing-missing' };
    if (/auto[- ]merge is not allowed/i.test(refusal.said))
        return { kind: 'not-allowed' };
    const { head } = await mergeability(session, asked);
    return head === asked.head ? undefined : { kind: 'moved' };
}
/** Takes back that GitHub merges a pull request by itself; that nobody had asked for it is as good. */
async function disableAutoMerge(session, { id, number, branch }) {
    const op = operation('auto-merge', `keep GitHub from merging pull request ${number}`);
    const call = mutation('disablePullRequestAutoMerge', 'DisablePullRequestAutoMergeInput', 'clientMutationId', {
        pullRequestId: id,
    });
    const isOff = async () => {
        const { automatic } = await mergeability(session, { number, branch });
        return automatic === undefined ? true : undefined;
    };
    await session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => true,
        landed: isOff,
        refused: async (refusal) => refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOff() : undefined,
    });
}
/** Puts a pull request into the merge queue of its branch, at exactly the head that is named. */
async function enqueue(session, asked) {
    const op = operation('merge-queue', `put pull request ${asked.number} into the merge queue`);
    const call = mutation('enqueuePullRequest', 'EnqueuePullRequestInput', 'clientMutationId', {
        pullRequestId: asked.id,
        expectedHeadOid: asked.head,
    });
    const look = async () => {
        const { queued, head } = await mergeability(session, asked);
        if (head !== asked.head)
            return { kind: 'moved' };
        return queued === undefined ? undefined : { kind: 'queued' };
    };
    return session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => ({ kind: 'queued' }),
        landed: look,
        refused: async (refusal) => {
            if (refusalError(op, refusal).code !== 'INVALID_REQUEST')
                return undefined;
            return (await look()) ?? { kind: 'blocked', why: refusal.said };
        },
    });
}
/** Takes a pull request out of the merge queue; that it is not in it is as good. */
async function dequeue(session, { id, number, branch }) {
    const op = operation('merge-queue', `take pull request ${number} out of the merge queue`);
    const call = mutation('dequeuePullRequest', 'DequeuePullRequestInput', 'clientMutationId', { id });
    const isOut = async () => {
        const { queued } = await mergeability(session, { number, branch });
        return queued === undefined ? true : undefined;
    };
    await session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: () => true,
        landed: isOut,
        refused: async (refusal) => refusalError(op, refusal).code === 'INVALID_REQUEST' ? isOut() : undefined,
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/proposed.js







/** GitHub lists no more than 3,000 files of a pull request, and does not say where it leaves some out. */
const MOST_FILES = 3_000;
const MOST_PAGES = 30;
/** An open pull request with what it changes, what merging it would make, and its newest status of one context. */
async function proposed(session, request) {
    const first = await readProposed(session, request);
    const changed = [...first.changed];
    let next = first.next;
    for (let page = 1; next !== undefined && page < MOST_PAGES; page += 1) {
        const more = await readFiles(session, request.number, next);
        changed.push(...more.changed);
        next = more.next;
    }
    const changedCut = first.unlisted || next !== undefined || changed.length >= MOST_FILES;
    return { ...first.proposed, changed, changedCut };
}
const FILES = 'pageInfo{hasNextPage endCursor}nodes{path changeType}';
function readProposed(session, { number, context }) {
    const doc = draft();
    doc.use('pull');
    const status = `status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`;
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){...P mergeable ${AUTOMATIC} potentialMergeCommit{oid parents(first:2){nodes{oid}}}tip:commits(last:1){nodes{commit{oid ${status}}}}files(first:100){${FILES}}}`;
    const query = doc.query(inRepository(doc, session.repository, pull));
    const call = { ...query, tolerates: toleratesQueue };
    const what = `read pull request ${number}`;
    return session.retry.read(operation('read-pull-request', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const answer = answerTo(what, data).at('repository').at('pullRequest');
            const whole = readPullRequest(answer, { nodes: new Map() }, session.domain);
            const files = answer.at('files').maybe();
            return {
                ...proposed_readPage(files),
                unlisted: files === undefined,
                proposed: {
                    ...whole,
                    branch: answer.at('headRefName').text(),
                    fork: answer.at('isCrossRepository').flag(),
                    merge: readMerge(answer, whole.head),
                    ...readAutomatic(answer),
                    status: proposed_readStatus(tipOf(answer), whole.head),
                },
            };
        },
    });
}
function readFiles(session, number, after) {
    const doc = draft();
    const files = `files(first:100 after:${doc.variable('String!', after)}){${FILES}}`;
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){${files}}`;
    const call = doc.query(inRepository(doc, session.repository, pull));
    const what = `list the files of pull request ${number}`;
    return session.retry.read(operation('read-pull-request', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => proposed_readPage(answerTo(what, data).at('repository').at('pullRequest').at('files').maybe()),
    });
}
function proposed_readPage(files) {
    if (files === undefined)
        return { changed: [], next: undefined };
    return {
        changed: nodesOf(files).map((file) => ({
            path: file.at('path').text(),
            renamed: file.at('changeType').text() === 'RENAMED',
        })),
        next: nextOf(files),
    };
}
/** The commit that GitHub made to see whether it can be merged; of an older head it says nothing. */
function readMerge(pull, head) {
    if (pull.at('mergeable').text() === 'CONFLICTING')
        return { kind: 'conflict' };
    const commit = pull.at('potentialMergeCommit').maybe();
    if (commit === undefined)
        return { kind: 'not-yet' };
    const [base, merged] = nodesOf(commit.at('parents')).map((parent) => parent.at('oid').oid());
    if (base === undefined || merged !== head)
        return { kind: 'not-yet' };
    return { kind: 'merged', commit: commit.at('oid').oid(), into: base };
}
function tipOf(pull) {
    return nodesOf(pull.at('tip')).map((node) => node.at('commit'));
}
/** The newest status of a context on the commit that is the head, where it is among them. */
function proposed_readStatus(commits, head) {
    const commit = commits[0];
    if (commit === undefined || commit.at('oid').oid() !== head)
        return undefined;
    const status = commit.at('status').maybe()?.at('context').maybe();
    if (status === undefined)
        return undefined;
    return {
        state: status.at('state').text().toLowerCase(),
        description: status.at('description').maybe()?.text() ?? '',
        creator: readActor(status.at('creator'))?.id,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/merge-queue.js






/**
 * What GitHub's own merge queue of a branch says of a commit, and the newest status of a context on it. Who may not see queues learns
 * nothing of it; that is an answer.
 */
function queueCommit(session, { commit, branch, context, }) {
    const doc = draft();
    doc.use('actor');
    const status = `oid status{context(name:${doc.variable('String!', context)}){state description creator{...A}}}`;
    const member = `pullRequest{number headRefOid headRefName isCrossRepository author{...A}tip:commits(last:1){nodes{commit{${status}}}}}`;
    const queue = `mergeQueue(branch:${doc.variable('String!', branch)}){entries(first:100){nodes{position headCommit{oid}${member}}}}`;
    const object = `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${status}}}`;
    const query = doc.query(inRepository(doc, session.repository, `${queue}${object}`));
    const tolerates = ({ path }) => path.includes('mergeQueue');
    const what = `look at the merge queue of "${branch}"`;
    return session.retry.read(operation('read-queue', what), {
        send: () => session.wire.graphql({ ...query, tolerates }),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            const entries = repository.at('mergeQueue').maybe()?.at('entries');
            const object = repository.at('object').maybe();
            return {
                members: entries === undefined ? undefined : membersOf(nodesOf(entries), commit),
                status: object === undefined ? undefined : proposed_readStatus([object], commit),
            };
        },
    });
}
/**
 * The pull requests that a commit of the queue brings: that of its entry, and those before it. Empty: it is no commit of the queue;
 * undefined: one of them is not told, so nobody can say that its gate is open.
 */
function membersOf(entries, commit) {
    const own = entries.find((entry) => entry.at('headCommit').maybe()?.at('oid').oid() === commit);
    if (own === undefined)
        return [];
    const last = own.at('position').integer();
    const brought = entries.filter((entry) => entry.at('position').integer() <= last);
    const pulls = brought.flatMap((entry) => entry.at('pullRequest').maybe() ?? []);
    if (pulls.length < brought.length)
        return undefined;
    return pulls.map((pull) => {
        const head = pull.at('headRefOid').oid();
        const tips = nodesOf(pull.at('tip')).map((node) => node.at('commit'));
        return {
            number: pull.at('number').integer(),
            head,
            branch: pull.at('headRefName').text(),
            fork: pull.at('isCrossRepository').flag(),
            author: readActor(pull.at('author')),
            status: proposed_readStatus(tips, head),
        };
    });
}
/** GitHub lists no more files than these between two commits. */
const merge_queue_MOST_FILES = 300;
/** What a commit has that another lacks, as the files that differ. */
function compared(session, { base, head }) {
    const what = `compare ${head.slice(0, 12)} with the branch`;
    const call = repositoryCall(session, 'GET', '/compare/{basehead}', {
        basehead: `${base}...${head}`,
        per_page: 1,
    });
    return session.retry.read(operation('compare', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const answer = answerTo(what, data);
            const listed = answer.at('files').maybe()?.items();
            const files = listed ?? [];
            return {
                // Nothing that base has is missing: what differs is what the head brings.
                contains: answer.at('behind_by').integer() === 0,
                changed: files.map((file) => ({
                    path: file.at('filename').text(),
                    renamed: file.at('status').text() === 'renamed',
                })),
                cut: listed === undefined || files.length >= merge_queue_MOST_FILES,
            };
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/open-pull-requests.js





/** Open pull requests of this repository's own branches with one of the prefixes, all pages. */
async function openBranches(session, prefixes) {
    const own = await openPullRequests(session, {
        into: undefined,
        what: `list the open pull requests of ${fullName(session.repository)}`,
        fields: (doc) => {
            doc.use('actor');
            return 'number headRefName baseRefName isCrossRepository author{...A}';
        },
        read: (node) => (isOwn(node) ? [open_pull_requests_readBranch(node)] : []),
    });
    return own.filter(({ branch }) => prefixes.some((prefix) => branch.startsWith(prefix)));
}
/** Numbers of the open pull requests into a branch, forks included, oldest first, all pages. */
function openInto(session, branch) {
    return openPullRequests(session, {
        into: branch,
        what: `list the open pull requests into "${branch}"`,
        fields: () => 'number',
        read: (node) => [node.at('number').integer()],
    });
}
async function openPullRequests(session, wanted) {
    const found = [];
    let next;
    do {
        const page = await open_pull_requests_readPage(session, wanted, next);
        found.push(...page.found);
        next = page.next;
    } while (next !== undefined);
    return found;
}
function open_pull_requests_readPage(session, { into, what, fields, read }, after) {
    const doc = draft();
    const base = into === undefined ? '' : ` baseRefName:${doc.variable('String!', into)}`;
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const pulls = `pullRequests(states:[OPEN]${base} first:100${cursor} orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage endCursor}nodes{${fields(doc)}}}`;
    const call = doc.query(inRepository(doc, session.repository, pulls));
    return session.retry.read(operation('list-open-branches', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const page = answerTo(what, data).at('repository').at('pullRequests');
            return { found: nodesOf(page).flatMap(read), next: nextOf(page) };
        },
    });
}
function isOwn(node) {
    return !node.at('isCrossRepository').flag();
}
function open_pull_requests_readBranch(node) {
    return {
        branch: node.at('headRefName').text(),
        base: node.at('baseRefName').text(),
        number: node.at('number').integer(),
        author: readActor(node.at('author'))?.id,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/pace.js

/** GitHub takes about 80 content writes a minute: a burst for one promotion, then one a second for a sweep. */
const BURST = 20;
const INTERVAL_MS = 1000;
/** And about 500 an hour, of which other runs of the same identity need some. */
const AN_HOUR = 450;
const HOUR_MS = 3_600_000;
/**
 * A function that waits until the next write may be sent. It throws a deferred `ForgeError` where that would be at the end of an
 * hour, for which no run waits.
 */
function createPace(clock) {
    let credit = BURST;
    let counted = clock.now().getTime();
    const sent = [];
    const refill = () => {
        const now = clock.now().getTime();
        credit = Math.min(BURST, credit + Math.max(0, now - counted) / INTERVAL_MS);
        counted = now;
    };
    return async () => {
        refill();
        if (credit < 1) {
            await clock.sleep(Math.ceil((1 - credit) * INTERVAL_MS));
            refill();
        }
        credit = Math.max(0, credit - 1);
        while (sent.length > 0 && counted - (sent[0] ?? 0) >= HOUR_MS)
            sent.shift();
        if (sent.length >= AN_HOUR)
            throw hourOver();
        sent.push(counted);
    };
}
function hourOver() {
    return new ForgeError('deferred', 'RATE_LIMITED', `this run has written ${AN_HOUR} times within an hour, about as often as GitHub takes it; the rest is for a later run`);
}

;// CONCATENATED MODULE: ./packages/forge/lib/pull-requests.js






/** A list may lag behind "already exists"; after these waits we leave it to the next sweep. */
const VISIBLE_WAITS_MS = [1000, 2000, 4000];
/** Opens a pull request, or finds the one that is open for this head and base. */
async function openPullRequest(session, request) {
    const op = operation('open-pull-request', `open a pull request from "${request.branch}" to "${request.base}"`);
    const call = repositoryCall(session, 'POST', '/pulls', {
        title: request.title,
        body: request.body,
        head: request.branch,
        base: request.base,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => ({ kind: 'created', ...readFound(answerTo(op.what, data)) }),
        landed: async () => {
            const found = await findOpen(session, op, request);
            return found === undefined ? undefined : { kind: 'created', ...found };
        },
        refused: (refusal) => refusedOpening(session, op, request, refusal),
    });
}
async function refusedOpening(session, op, request, { status, problems, said }) {
    if (status !== 422)
        return undefined;
    // GitHub gives both of these the same code, "custom": the words are all there is to tell them apart.
    if (/No commits between/i.test(said))
        return { kind: 'no-commits' };
    if (!problems.some(({ code }) => code === 'custom') && !/already exists/i.test(said)) {
        return undefined;
    }
    for (const wait of [0, ...VISIBLE_WAITS_MS]) {
        if (wait > 0)
            await session.clock.sleep(wait);
        const found = await findOpen(session, op, request);
        if (found !== undefined)
            return { kind: 'exists', ...found };
        if (!/already exists/i.test(said))
            return undefined;
    }
    throw new ForgeError('deferred', 'UNAVAILABLE', `could not ${op.what}: GitHub says that one exists, and does not list it`);
}
async function findOpen(session, op, { base, branch }) {
    const call = repositoryCall(session, 'GET', '/pulls', {
        head: `${session.repository.owner}:${branch}`,
        base,
        state: 'open',
        per_page: 100,
    });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const own = answerTo(op.what, data)
                .items()
                .find((item) => pull_requests_isOwn(session, item, branch) && item.at('base').at('ref').text() === base);
            return own === undefined ? undefined : readFound(own);
        },
    });
}
/** A fork of the same owner passes GitHub's filter; the repository of the head is null once the fork is deleted. */
function pull_requests_isOwn({ repository }, item, branch) {
    const repo = item.at('head').at('repo').maybe();
    return (repo?.at('full_name').text().toLowerCase() === fullName(repository).toLowerCase() &&
        item.at('head').at('ref').text() === branch);
}
function readFound(item) {
    return { number: item.at('number').integer(), url: item.at('html_url').text() };
}
/** Sets title and body of a pull request. */
async function updatePullRequest(session, request) {
    const { number, title, body } = request;
    const op = operation('update-pull-request', `update pull request ${number}`);
    await session.retry.write(op, {
        send: () => session.wire.rest(patchCall(session, number, { title, body })),
        accept: () => true,
        landed: () => readPull(session, op, number, (pull) => pull.at('title').text() === title && (pull.at('body').maybe()?.text() ?? '') === body
            ? true
            : undefined),
    });
}
/** Says why and closes; a pull request that is not open any more gets no comment. */
async function closePullRequest(session, { number, comment }) {
    const op = operation('close-pull-request', `close pull request ${number}`);
    const before = await conversation(session, op, number);
    if (!before.open)
        return;
    if (!before.ourComments.includes(comment))
        await pull_requests_say(session, op, number, comment);
    await session.retry.write(op, {
        send: () => session.wire.rest(patchCall(session, number, { state: 'closed' })),
        accept: () => true,
        landed: () => readPull(session, op, number, (pull) => pull.at('state').text() === 'closed' ? true : undefined),
    });
}
function pull_requests_say(session, op, number, comment) {
    const call = repositoryCall(session, 'POST', '/issues/{issue_number}/comments', {
        issue_number: number,
        body: comment,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => true,
        unguarded: true,
        landed: async () => {
            const { ourComments } = await conversation(session, op, number);
            return ourComments.includes(comment) ? true : undefined;
        },
    });
}
/** Whether the pull request is open, and what we said there last: a run that stopped before it closed has said it already. */
function conversation(session, op, number) {
    const doc = draft();
    doc.use('actor');
    const pull = `pullRequest(number:${doc.variable('Int!', number)}){state comments(last:50){nodes{body author{...A}}}}`;
    const call = doc.query(`viewer{databaseId}${inRepository(doc, session.repository, pull)}`);
    return session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const whole = answerTo(op.what, data);
            const viewer = whole.at('viewer').at('databaseId').integer();
            const answer = whole.at('repository').at('pullRequest');
            const ours = nodesOf(answer.at('comments')).filter((node) => readActor(node.at('author'))?.id === viewer);
            return {
                open: answer.at('state').text() === 'OPEN',
                ourComments: ours.map((node) => node.at('body').text()),
            };
        },
    });
}
function patchCall(session, number, change) {
    return repositoryCall(session, 'PATCH', '/pulls/{pull_number}', {
        pull_number: number,
        ...change,
    });
}
function readPull(session, op, number, accept) {
    const call = repositoryCall(session, 'GET', '/pulls/{pull_number}', { pull_number: number });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data) => accept(answerTo(op.what, data)),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/pushes.js




/** GitHub gives no more on a page. */
const pushes_MOST = 100;
/**
 * The newest pushes to a branch of the repository, as GitHub's log of activity has them: whoever pushes writes the names in commits, and
 * not this log. A server that has no such log is an answer. Asked once in a run.
 */
function pushes(session, branch) {
    const known = session.memory.pushes.get(branch);
    if (known !== undefined)
        return known;
    const asked = readPushes(session, branch);
    session.memory.pushes.set(branch, asked);
    return asked;
}
function readPushes(session, branch) {
    const op = operation('read-pushes', `read who pushed to "${branch}"`);
    const ref = `refs/heads/${branch}`;
    const call = repositoryCall(session, 'GET', '/activity', { ref, per_page: pushes_MOST });
    return session.retry.read(op, {
        send: () => session.wire.rest(call),
        accept: (data, next) => {
            const items = answerTo(op.what, data).items();
            const all = items.map((item) => ({
                by: readCreator(item.at('actor')),
                after: item.at('after').oid(),
                created: item.at('activity_type').text() === 'branch_creation',
            }));
            return { kind: 'told', pushes: all, more: goesOn(next, { items: items.length, asked: pushes_MOST }) };
        },
        refused: ({ status }) => (status === 403 || status === 404 ? { kind: 'untold' } : undefined),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/history.js


/** As a rule a commit came with one; branches that are merged on the way to `into` have theirs. */
const FEW = 3;
/** `history(...)` of a path; with `into`, also what the pull requests of each commit left the path as. */
function historyOf(doc, { path, after }, count, into) {
    const cursor = after === undefined ? '' : ` after:${doc.variable('String!', after)}`;
    const where = path === '' ? '' : ` path:${doc.variable('String!', path)}`;
    const merges = into === undefined ? '' : ` p:${mergesOf(doc, path, FEW)}`;
    const commit = `oid committedDate ${doc.node('n', path)}${merges}`;
    return `history(first:${count}${where}${cursor}){pageInfo{hasNextPage endCursor}nodes{${commit}}}`;
}
/** `associatedPullRequests(...)` of a commit: into which branch, by which commit, and what that left the path as. */
function mergesOf(doc, path, count) {
    const left = path === '' ? 'tree' : `file(path:${doc.variable('String!', path)})`;
    const merge = `oid committedDate parents(first:1){totalCount}m:${left}{oid}`;
    return `associatedPullRequests(first:${count}){totalCount nodes{baseRefName mergeCommit{${merge}}}}`;
}
/** Reads what `historyOf` asked for. */
function readHistory(page, path, into) {
    const nodes = page.at('nodes').items();
    return {
        path,
        commits: nodes.map((commit) => readCommit(commit, into)),
        next: nextOf(page),
        crowded: into === undefined
            ? []
            : nodes.filter((one) => isCrowded(one.at('p'))).map((one) => one.at('oid').oid()),
    };
}
/** Whether a commit has more pull requests than were told. */
function isCrowded(pulls) {
    const all = pulls.maybe()?.at('totalCount').integer() ?? 0;
    return all > nodesOf(pulls).length;
}
function readCommit(commit, into) {
    const plain = {
        oid: commit.at('oid').oid(),
        committedAt: commit.at('committedDate').text(),
        node: readNode(commit.at('n')),
        passing: false,
    };
    return into === undefined ? plain : landed(plain, commit.at('p'), into);
}
/**
 * A commit with what the pull requests that brought it into a branch made of its path. Where any of them left the path otherwise, the
 * branch never held it like this. A squash or a rebase makes commits of the branch itself, which have one parent; of a merge its own
 * time counts, when the branch got the commit, and not the one that whoever made the commit wrote into it.
 */
function landed(commit, pulls, into) {
    const own = contentOf(commit.node);
    const merges = nodesOf(pulls)
        .filter((pull) => pull.at('baseRefName').text() === into)
        .flatMap((pull) => pull.at('mergeCommit').maybe() ?? []);
    const passing = merges.some((merge) => merge.at('m').maybe()?.at('oid').oid() !== own);
    const merge = merges.find((one) => one.at('parents').at('totalCount').integer() > 1);
    if (merge === undefined)
        return { ...commit, passing };
    const committedAt = merge.at('committedDate').text();
    return { ...commit, passing, committedAt, merge: merge.at('oid').oid() };
}
function contentOf(node) {
    return node.kind === 'file' || node.kind === 'folder' ? node.oid : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/crowded.js




/** GitHub gives no more on a page. */
const crowded_MOST = 100;
/** Commits in one request. */
const TOGETHER = 20;
/**
 * Histories, with what all pull requests of each commit made of it: anybody may open more that hold it, and those must not keep the one
 * from being read that brought it. One request more where there are such commits; a commit that more than a hundred hold counts as
 * one that the branch never held.
 */
async function withCrowded(session, pages, into) {
    const plain = pages.map(({ crowded: _, ...page }) => page);
    const asked = pages.flatMap(({ path, crowded }) => crowded.map((oid) => ({ path, oid })));
    if (into === undefined || asked.length === 0)
        return plain;
    const told = new Map();
    for (let from = 0; from < asked.length; from += TOGETHER) {
        const some = asked.slice(from, from + TOGETHER);
        for (const [key, landing] of await readMerges(session, some, into))
            told.set(key, landing);
    }
    return plain.map((page) => ({
        ...page,
        commits: page.commits.map((one) => told.get(keyOf(page.path, one.oid))?.(one) ?? one),
    }));
}
function keyOf(path, oid) {
    return `${oid} ${path}`;
}
function readMerges(session, asked, into) {
    const doc = draft();
    const commits = asked.map(({ path, oid }, index) => {
        const at = doc.variable('GitObjectID!', oid);
        return `c${index}:object(oid:${at}){...on Commit{${mergesOf(doc, path, crowded_MOST)}}}`;
    });
    const call = doc.query(inRepository(doc, session.repository, commits.join(' ')));
    const what = `read which pull requests brought ${asked.length} commits of ${fullName(session.repository)}`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return asked.map(({ path, oid }, index) => {
                const pulls = repository.at(`c${index}`).at('associatedPullRequests');
                const untold = isCrowded(pulls);
                if (untold)
                    session.log(`more than ${crowded_MOST} pull requests hold ${oid}: it is passed over`);
                const landing = (commit) => untold ? { ...commit, passing: true } : landed(commit, pulls, into);
                return [keyOf(path, oid), landing];
            });
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/read-parts.js
/** GitHub gives an answer ten seconds and half a million nodes; these keep well below both. */
const PATHS = 100;
const HISTORIES = 25;
const BRANCHES = 20;
/** Splits a read into as few requests as the limits allow; nothing to read, no request. */
function readParts(request) {
    const paths = groups([...new Set(request.paths)], PATHS);
    const histories = groups(request.histories.map((history, index) => ({ index, request: history })), HISTORIES);
    const branches = groups(request.branches.map(({ name, paths, before = false, bodies = false }, index) => ({
        index,
        name,
        paths: [...new Set(paths)],
        before,
        bodies,
    })), BRANCHES);
    const count = Math.max(paths.length, histories.length, branches.length);
    return Array.from({ length: count }, (_, index) => ({
        paths: paths[index] ?? [],
        histories: histories[index] ?? [],
        branches: branches[index] ?? [],
    }));
}
function groups(items, size) {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
/** Two parts that are the whole in its order; undefined: it is one thing already. */
function halvesOf({ paths, histories, branches, }) {
    const nothing = { paths: [], histories: [], branches: [] };
    const kinds = [paths, histories, branches].filter(({ length }) => length > 0).length;
    if (kinds > 1) {
        return histories.length > 0
            ? [
                { ...nothing, histories },
                { ...nothing, paths, branches },
            ]
            : [
                { ...nothing, paths },
                { ...nothing, branches },
            ];
    }
    const half = Math.ceil(Math.max(paths.length, histories.length, branches.length) / 2);
    if (paths.length + histories.length + branches.length < 2)
        return undefined;
    return [
        {
            paths: paths.slice(0, half),
            histories: histories.slice(0, half),
            branches: branches.slice(0, half),
        },
        { paths: paths.slice(half), histories: histories.slice(half), branches: branches.slice(half) },
    ];
}

;// CONCATENATED MODULE: ./packages/forge/lib/read.js









/** What GitHub gives at most. */
const LONGEST_PAGE = 100;
/** Files, histories and branches at one commit; one request below the limits of `readParts`, save where that is too much at once. */
async function read(session, request) {
    const answers = [];
    const branches = [];
    for (const part of readParts(request)) {
        const answer = await readPart(session, request, part);
        answers.push(answer);
        for (const [index, branch] of part.branches.entries()) {
            const first = answer.branches[index];
            if (first !== undefined)
                branches.push(await wholeBranch(session, branch, first));
        }
    }
    const histories = answers.flatMap((answer) => answer.histories);
    return {
        nodes: new Map(answers.flatMap(({ nodes }) => nodes)),
        histories: await withCrowded(session, histories, request.into),
        branches,
        tip: answers.findLast(({ tip }) => tip !== undefined)?.tip,
    };
}
function readPart(session, at, part) {
    const { commit, into } = at;
    const { domain } = session;
    const call = readQuery(session, { commit, into, part });
    const what = `read ${fullName(session.repository)} at ${commit.slice(0, 12)}`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo('the read', data).at('repository');
            const isThere = !readsCommit(part) || repository.at('object').maybe() !== undefined;
            return isThere ? readPartAnswer(repository, part, { into, domain }) : NOT_YET;
        },
        lighter: lighter(session, at, part),
    });
}
/** First fewer commits of each history at once, from then on in this run; at one commit each, fewer things. */
function lighter(session, at, part) {
    const longest = Math.max(0, ...part.histories.map(({ request }) => pageOf(session, request)));
    if (longest > 1) {
        const half = Math.ceil(longest / 2);
        return () => {
            session.log(`reading histories of ${fullName(session.repository)} by ${half} commits at once`);
            for (const { request } of part.histories) {
                session.memory.historyPages.set(request.path, Math.min(half, pageOf(session, request)));
            }
            return readPart(session, at, part);
        };
    }
    const halves = halvesOf(part);
    if (halves === undefined)
        return undefined;
    return async () => {
        session.log(`reading ${fullName(session.repository)} at ${at.commit.slice(0, 12)} in halves`);
        const first = await readPart(session, at, halves[0]);
        const second = await readPart(session, at, halves[1]);
        return {
            nodes: [...first.nodes, ...second.nodes],
            histories: [...first.histories, ...second.histories],
            branches: [...first.branches, ...second.branches],
            tip: second.tip ?? first.tip,
        };
    };
}
function pageOf({ memory }, { path, first }) {
    return Math.min(memory.historyPages.get(path) ?? LONGEST_PAGE, Math.max(1, Math.trunc(first)));
}
function readsCommit(part) {
    return part.paths.length > 0 || part.histories.length > 0;
}
function readQuery(session, { commit, into, part }) {
    const doc = draft();
    const files = part.paths.map((path, index) => doc.node(`f${index}`, path));
    const histories = part.histories.map(({ request }, index) => `h${index}:${historyOf(doc, request, pageOf(session, request), into)}`);
    const inCommit = [...files, ...histories].join(' ');
    const at = readsCommit(part)
        ? `object(oid:${doc.variable('GitObjectID!', commit)}){...on Commit{${inCommit}}}`
        : '';
    const branches = part.branches.map((branch, index) => branchSelection(doc, branch, into, index));
    const tip = readsTip(part, into)
        ? [`tip:ref(qualifiedName:${doc.variable('String!', `refs/heads/${into}`)}){target{oid}}`]
        : [];
    return doc.query(inRepository(doc, session.repository, [at, ...branches, ...tip].join(' ')));
}
/** With pull requests that are read now goes where the branch stands that they are merged into. */
function readsTip({ branches }, into) {
    return into !== undefined && branches.length > 0;
}
function branchSelection(doc, branch, into, index) {
    const open = branch.bodies === true ? `o${index}:${openBodies(doc, branch)}` : '';
    return `b${index}:${refOf(doc, branch, into)}q${index}:${pullRequestPage(doc, branch, undefined)}${open}`;
}
function readPartAnswer(repository, part, from) {
    const commit = repository.at('object');
    return {
        nodes: part.paths.map((path, index) => [path, readNode(commit.at(`f${index}`))]),
        histories: part.histories.map(({ request }, index) => readHistory(commit.at(`h${index}`), request.path, from.into)),
        branches: part.branches.map((branch, index) => readBranch(repository, index, branch, from)),
        tip: readsTip(part, from.into)
            ? repository.at('tip').maybe()?.at('target').at('oid').oid()
            : undefined,
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/refs-rest.js



/**
 * The same by REST, one ref after the other: what is created first, what is deleted last, so that no commit is without a name at
 * any moment and a run that stops between can be repeated. REST has no expected value for a move with force, so the look before it
 * leaves a gap of one request.
 */
async function updateRefsByRest(session, op, updates) {
    const heads = await heads_readHeads(session, op, updates.map(({ branch }) => branch));
    if (updates.some(({ before }, index) => heads[index] !== before))
        return { kind: 'moved' };
    for (const update of updates.toSorted((left, right) => rank(left) - rank(right))) {
        const result = await updateOne(session, op, update);
        if (result.kind === 'moved')
            return result;
    }
    return { kind: 'updated' };
}
function rank({ before, after }) {
    if (before === undefined)
        return 0;
    return after === undefined ? 2 : 1;
}
async function updateOne(session, op, update) {
    const call = updateCall(session, update);
    const done = { kind: 'updated' };
    const head = async () => (await heads_readHeads(session, op, [update.branch]))[0];
    if (call === undefined)
        return done;
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: () => done,
        landed: async () => ((await head()) === update.after ? done : undefined),
        refused: async () => ((await head()) === update.before ? undefined : { kind: 'moved' }),
    });
}
/** undefined: must not be there and shall not be there. */
function updateCall(session, update) {
    const { branch, before, after, force } = update;
    if (after === undefined) {
        return before === undefined
            ? undefined
            : repositoryCall(session, 'DELETE', '/git/refs/{ref}', { ref: `heads/${branch}` });
    }
    return before === undefined
        ? repositoryCall(session, 'POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: after })
        : moveCall(session, branch, after, force);
}

;// CONCATENATED MODULE: ./packages/forge/lib/refs.js







/** GitHub's sign for "not there", before or after. */
const ABSENT = '0'.repeat(40);
/**
 * Refs that are seen where they were expected, although GitHub has just said otherwise: what is seen may lag behind, or a ref was
 * away for a moment. Nothing has happened, so the update is sent again after these waits; refused then, it is refused for good.
 */
const AGAIN_AFTER_MS = [1000, 2000, 3000];
/** Moves, creates and deletes branches, all or none, each only from where it is expected to be. */
async function updateRefs(session, updates) {
    if (updates.length === 0)
        return { kind: 'updated' };
    const names = updates.map(({ branch }) => `"${branch}"`).join(', ');
    const op = operation('update-refs', `move ${names}`);
    if (session.restOnly)
        return updateRefsByRest(session, op, updates);
    const call = mutation('updateRefs', 'UpdateRefsInput', 'clientMutationId', {
        repositoryId: await repositoryId(session, op),
        refUpdates: updates.map(({ branch, before, after, force }) => ({
            name: `refs/heads/${branch}`,
            beforeOid: before ?? ABSENT,
            afterOid: after ?? ABSENT,
            force,
        })),
    });
    const attempt = () => session.retry.write(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            answerTo(op.what, data).at('updateRefs').at('clientMutationId');
            return { kind: 'updated' };
        },
        landed: async () => {
            const heads = await headsOf(session, op, updates);
            const all = updates.every(({ after }, index) => heads[index] === after);
            return all ? { kind: 'updated' } : undefined;
        },
        refused: (refusal) => refusedUpdate(session, op, updates, refusal),
    });
    for (let round = 0;; round += 1) {
        const result = await attempt();
        if (result.kind !== 'unmoved')
            return result;
        const wait = AGAIN_AFTER_MS[round];
        if (wait === undefined)
            throw refusalError(op, result.refusal);
        session.log(`could not ${op.what} yet: ${result.refusal.said}; try ${round + 2} in ${wait / 1000} s`);
        await session.clock.sleep(wait);
    }
}
/** GitHub has no type of its own for a ref that is not where it was expected: where the refs are tells a lost race. */
async function refusedUpdate(session, op, updates, refusal) {
    if (isNotOffered(refusal)) {
        session.log(`could not ${op.what} by GraphQL: ${refusal.said}; trying REST`);
        return updateRefsByRest(session, op, updates);
    }
    const { code } = refusalError(op, refusal);
    if (code !== 'INVALID_REQUEST' && code !== 'NOT_FOUND')
        return undefined;
    const heads = await headsOf(session, op, updates);
    const lost = updates.some(({ before }, index) => heads[index] !== before);
    return lost ? { kind: 'moved' } : { kind: 'unmoved', refusal };
}
function headsOf(session, op, updates) {
    return heads_readHeads(session, op, updates.map(({ branch }) => branch));
}
async function repositoryId(session, op) {
    const known = session.memory.repositoryId;
    if (known !== undefined)
        return known;
    const doc = draft();
    const call = doc.query(inRepository(doc, session.repository, 'id'));
    const id = await session.retry.read(op, {
        send: () => session.wire.graphql(call),
        accept: (data) => answerTo(op.what, data).at('repository').at('id').text(),
    });
    session.memory.repositoryId = id;
    return id;
}

;// CONCATENATED MODULE: ./packages/forge/lib/reviews.js


/**
 * Takes back the word of a review. Rules of the branch may leave that to some, so that a refusal is an answer; a review that
 * does not count any more is no trouble.
 */
function dismissReview(session, request) {
    const { number, review, message } = request;
    const op = operation('dismiss-review', `dismiss review ${review} of pull request ${number}`);
    const at = { pull_number: number, review_id: review };
    const path = '/pulls/{pull_number}/reviews/{review_id}';
    const put = repositoryCall(session, 'PUT', `${path}/dismissals`, { ...at, message });
    const get = repositoryCall(session, 'GET', path, at);
    const landed = () => session.retry.read(op, {
        send: () => session.wire.rest(get),
        accept: (data) => {
            const state = answerTo(op.what, data).at('state').text();
            return state === 'DISMISSED' ? { kind: 'dismissed' } : undefined;
        },
        refused: ({ status }) => (status === 404 ? { kind: 'dismissed' } : undefined),
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(put),
        accept: () => ({ kind: 'dismissed' }),
        landed,
        refused: async ({ status, said }) => {
            if (status === 403)
                return { kind: 'refused', said };
            return status === 404 || status === 422
                ? ((await landed()) ?? { kind: 'refused', said })
                : undefined;
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/source-commits.js


const source_commits_PAGE = 100;
/** With the files of the first page, which GitHub does not leave out, this is much already. */
const source_commits_MOST = 500;
/** Who made the commits that `to` has and `from` lacks; asked once in a run for the same two commits. */
function sourceCommits(session, request) {
    const key = sourceKey(request);
    const known = session.memory.sources.get(key);
    if (known !== undefined)
        return known;
    const asked = readAll(session, request);
    session.memory.sources.set(key, asked);
    return asked;
}
/** By what a run keeps the answer. */
function sourceKey({ repository, from, to }) {
    return `${fullName(repository)} ${from} ${to}`;
}
async function readAll(session, request) {
    const commits = [];
    for (let page = 1;; page += 1) {
        const answer = await source_commits_readPage(session, request, page);
        if (answer.kind === 'refused')
            return { kind: 'unreadable', said: answer.said };
        if (answer.status === 'behind')
            return { kind: 'behind' };
        commits.push(...answer.commits);
        if (answer.total > source_commits_MOST)
            return { kind: 'cut', total: answer.total, most: source_commits_MOST };
        if (commits.length >= answer.total || answer.commits.length === 0) {
            return commits.length < answer.total
                ? { kind: 'cut', total: answer.total, most: commits.length }
                : peopleOf(commits);
        }
    }
}
function source_commits_readPage(session, { repository, from, to }, page) {
    const op = operation('compare-source', `compare commits of ${fullName(repository)}`);
    return session.retry.read(op, {
        send: () => session.sourceWire.rest({
            method: 'GET',
            path: '/repos/{owner}/{repo}/compare/{basehead}',
            parameters: {
                owner: repository.owner,
                repo: repository.name,
                basehead: `${from}...${to}`,
                per_page: source_commits_PAGE,
                page,
            },
        }),
        accept: (data) => {
            const answer = answerTo(op.what, data);
            return {
                kind: 'page',
                status: answer.at('status').text(),
                total: answer.at('total_commits').integer(),
                commits: answer.at('commits').items().map(source_commits_readCommit),
            };
        },
        refused,
    });
}
/** A repository that the token does not reach is "not found", and so is a commit that is gone. */
function refused({ status, said }) {
    return status === 403 || status === 404 || status === 422 ? { kind: 'refused', said } : undefined;
}
function source_commits_readCommit(item) {
    const commit = item.at('commit');
    // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
    if (item.at('parents').items().length > 1 && source_commits_isSignedByGitHub(item)) {
        return { people: [], strangers: [] };
    }
    const author = readAccount(item.at('author'));
    const committer = readAccount(item.at('committer'));
    const others = coAuthors(commit.at('message').maybe()?.text() ?? '');
    const name = commit.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody';
    return {
        people: [author, committer, ...others.known].filter((one) => one !== undefined),
        strangers: [...(author === undefined ? [name] : []), ...others.strangers],
    };
}
const source_commits_GITHUB_ITSELF = 'web-flow';
function source_commits_isSignedByGitHub(item) {
    const login = item.at('committer').maybe()?.at('login').maybe()?.text();
    const verified = item.at('commit').at('verification').maybe()?.at('verified').maybe()?.flag();
    return login === source_commits_GITHUB_ITSELF && verified === true;
}
/** GitHub has null, or an object without members, where it knows no account. */
function readAccount(answer) {
    const id = answer.maybe()?.at('id').maybe()?.integer();
    const login = answer.maybe()?.at('login').maybe()?.text() ?? '';
    return id === undefined || login === source_commits_GITHUB_ITSELF ? undefined : { id, login };
}
const LONGEST_MESSAGE = 65_536;
const TRAILER = /^co-authored-by:([^<>]{1,200})<([^<>]{1,320})>$/i;
const source_commits_NOREPLY = /^(\d{1,15})\+([A-Za-z0-9[\]_-]{1,100})@users\.noreply\./;
/** Those with whom a squashed pull request was written: GitHub tells them by addresses alone. */
function coAuthors(message) {
    const known = [];
    const strangers = [];
    for (const line of message.slice(0, LONGEST_MESSAGE).split('\n')) {
        const [, name, address = ''] = (line.length < 600 && TRAILER.exec(line.trim())) || [];
        if (name === undefined)
            continue;
        const [, id, login] = source_commits_NOREPLY.exec(address.trim()) ?? [];
        if (id !== undefined && login !== undefined)
            known.push({ id: Number(id), login });
        else
            strangers.push(name.trim());
    }
    return { known, strangers };
}
/** Everybody who made one of the commits, each once. */
function peopleOf(commits) {
    return {
        kind: 'people',
        people: [...new Set(commits.flatMap(({ people }) => people.map(({ id }) => id)))],
        strangers: [...new Set(commits.flatMap(({ strangers }) => strangers))],
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/source-histories.js







/** Sources that one request tells of; with their commits and parents some thousand objects. */
const source_histories_TOGETHER = 20;
/** Most releases are fewer commits ahead of what runs; what is further ahead is asked for by itself. */
const COMMITS = 30;
const PARENTS = 10;
/**
 * Reads for many sources at once what `sourceCommits` then answers without a request: 20 in each. What can't be told so (a source that is
 * not reached, a longer or crooked history) is left to it, and so is why.
 */
async function readSources(session, requests) {
    const known = session.memory.sources;
    const wanted = [...new Map(requests.map((one) => [sourceKey(one), one]))].filter(([key]) => !known.has(key));
    // Alone, it takes one request either way.
    if (wanted.length < 2)
        return;
    for (let from = 0; from < wanted.length; from += source_histories_TOGETHER) {
        const some = wanted.slice(from, from + source_histories_TOGETHER);
        const histories = await readTogether(session, some.map(([, request]) => request));
        for (const [index, [key, { from: start, to }]] of some.entries()) {
            const commits = between(histories[index] ?? [], start, to);
            if (commits !== undefined)
                known.set(key, Promise.resolve(peopleOf(commits)));
        }
    }
}
async function readTogether(session, requests) {
    const doc = draft();
    const call = doc.query(requests.map((one, index) => source_histories_historyOf(doc, index, one)).join(' '));
    const tolerates = ({ path }) => /^s[0-9]{1,3}$/.test(path[0] ?? '');
    const what = `read the history of ${requests.length} sources`;
    try {
        return await session.retry.read(operation('compare-source', what), {
            send: () => session.sourceWire.graphql({ ...call, tolerates }),
            accept: (data) => {
                const answer = answerTo(what, data);
                return requests.map((_, index) => {
                    const commit = answer.at(`s${index}`).maybe()?.at('object').maybe();
                    const history = commit?.at('history').maybe();
                    return history === undefined
                        ? []
                        : nodesOf(history).map((node) => source_histories_readNode(node, session.domain));
                });
            },
            // Each by itself is less than all of them, and must not find the time of the run gone.
            lighter: async () => [],
        });
    }
    catch (error) {
        // Each of them is asked for by itself then, and says why by itself.
        if (!(error instanceof ForgeError))
            throw error;
        return [];
    }
}
const HANDS = 'author{name email user{databaseId login}}committer{email user{databaseId login}}signature{isValid wasSignedByGitHub}';
function source_histories_historyOf(doc, index, { repository, to }) {
    const owner = doc.variable('String!', repository.owner);
    const name = doc.variable('String!', repository.name);
    const parents = `parents(first:${PARENTS}){totalCount nodes{oid}}`;
    const history = `history(first:${COMMITS}){nodes{oid message ${parents} ${HANDS}}}`;
    const object = `object(oid:${doc.variable('GitObjectID!', to)}){...on Commit{${history}}}`;
    return `s${index}:repository(owner:${owner} name:${name}){${object}}`;
}
function source_histories_readNode(node, domain) {
    const parents = node.at('parents');
    const all = parents.at('totalCount').integer();
    const oids = nodesOf(parents).map((parent) => parent.at('oid').oid());
    const made = { oid: node.at('oid').oid(), parents: oids.length < all ? undefined : oids };
    // What GitHub makes when a pull request is merged is nobody's work, whoever pressed the button.
    if (all > 1 && isByGitHub(node))
        return { ...made, people: [], strangers: [] };
    const author = personOf(node.at('author'), domain);
    const others = coAuthors(node.at('message').text());
    const name = node.at('author').maybe()?.at('name').maybe()?.text() ?? 'somebody';
    return {
        ...made,
        people: [author, personOf(node.at('committer'), domain), ...others.known].filter((one) => one !== undefined),
        strangers: [...(author === undefined ? [name] : []), ...others.strangers],
    };
}
const source_histories_GITHUB_ITSELF = 'web-flow';
const ITS_ADDRESS = 'noreply@github.com';
function isByGitHub(node) {
    const signature = node.at('signature').maybe();
    const signed = signature?.at('isValid').flag() === true && signature.at('wasSignedByGitHub').flag();
    const committer = node.at('committer').maybe();
    const login = committer?.at('user').maybe()?.at('login').text();
    const address = committer?.at('email').maybe()?.text();
    return signed && (login === source_histories_GITHUB_ITSELF || (login === undefined && address === ITS_ADDRESS));
}
function personOf(hand, domain) {
    const known = readCommitAuthor(hand, domain);
    const { id, login = '' } = known ?? {};
    return id === undefined || login === source_histories_GITHUB_ITSELF ? undefined : { id, login };
}
/**
 * The commits that `to` has and `from` lacks; undefined: they do not follow from what was read, as `from` is not among it, or a way from
 * `to` leads out of it, or to the very first commit, past what is known to come before `from`. A commit is left out only where it is
 * known to do so: where nobody can tell, its author counts.
 */
function between(nodes, from, to) {
    const byOid = new Map(nodes.map((node) => [node.oid, node]));
    if (!byOid.has(from))
        return undefined;
    const before = reached(byOid, from, new Set());
    const found = reached(byOid, to, before.known);
    const commits = nodes.filter(({ oid }) => found.known.has(oid));
    const first = before.unknown && commits.some(({ parents }) => parents?.length === 0);
    // Oldest first, as GitHub has them in a comparison.
    return found.unknown || first ? undefined : commits.toReversed();
}
/** All that a commit was made from, itself included and what is past apart, as far as it was read. */
function reached(byOid, start, past) {
    const known = new Set();
    let unknown = false;
    const next = [start];
    for (let oid = next.pop(); oid !== undefined; oid = next.pop()) {
        if (known.has(oid) || past.has(oid))
            continue;
        const parents = byOid.get(oid)?.parents;
        if (!byOid.has(oid) || parents === undefined)
            unknown = true;
        if (byOid.has(oid))
            known.add(oid);
        next.push(...(parents ?? []));
    }
    return { known, unknown };
}

;// CONCATENATED MODULE: ./packages/forge/lib/labelled-issues.js


/** More than anybody opens; where there are more, that is said. */
const MOST_ISSUES = 20;
const MOST_LABELS = 50;
/** The open issues with a label, oldest first, as a part of a selection on the repository. */
function issuesSelection(doc, label) {
    doc.use('actor');
    const labels = `labels(first:${MOST_LABELS}){pageInfo{hasNextPage}nodes{name}}`;
    return `issues(first:${MOST_ISSUES} states:[OPEN] labels:[${doc.variable('String!', label)}] orderBy:{field:CREATED_AT direction:ASC}){pageInfo{hasNextPage}nodes{number title url createdAt author{...A}${labels}}}`;
}
/** Whether GitHub refuses the issues alone; they can't be null, so the repository is null with them. */
function isAboutIssues({ path }) {
    return path[0] === 'repository' && path[1] === 'issues';
}
/** Reads what `issuesSelection` asks for. */
function readIssues(answer) {
    return {
        kind: 'read',
        issues: nodesOf(answer).map(readIssue),
        more: hasMore(answer),
    };
}
function readIssue(issue) {
    const labels = issue.at('labels');
    return {
        number: issue.at('number').integer(),
        title: issue.at('title').text(),
        url: issue.at('url').text(),
        createdAt: issue.at('createdAt').text(),
        author: readActor(issue.at('author'))?.login,
        labels: nodesOf(labels).map((label) => label.at('name').text()),
        moreLabels: hasMore(labels),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/start.js







/** Rules are for administrators to see in part; what the token can't see is refused when it is run into. */
const RULES = 'branchProtectionRule{requiresStatusChecks requiredStatusCheckContexts requiresApprovingReviews}refUpdateRule{requiredStatusCheckContexts requiredApprovingReviewCount}rules(first:100){nodes{type parameters{...on RequiredStatusChecksParameters{requiredStatusChecks{context}}}}}';
const RULE_FIELDS = new Set(['branchProtectionRule', 'refUpdateRule', 'rules']);
/**
 * Identity, branch head, rules, files at that head, and issues where they are asked for, in one request; head and files are of one
 * commit. Where the token may not read issues, the rest is asked for again without them.
 */
async function start(session, request) {
    const whole = await ask(session, request);
    const first = whole ?? (await ask(session, { ...request, issuesWith: undefined }));
    if (first === undefined)
        throw new Error('issues were refused that nobody asked for');
    session.memory.repositoryId = first.repositoryId;
    session.memory.viewerId = first.viewer.id;
    return whole === undefined ? { ...first, issues: { kind: 'forbidden' } } : first;
}
/** undefined: nothing can be read together with the issues. */
function ask(session, request) {
    const wanted = { ...request, paths: [...new Set(request.paths)] };
    let forbidden = false;
    const call = {
        ...startQuery(session, wanted),
        tolerates: (error) => {
            forbidden ||= isAboutIssues(error);
            return isAboutIssues(error) || error.path.some((part) => RULE_FIELDS.has(part));
        },
    };
    const what = `look at ${fullName(session.repository)}`;
    return session.retry
        .read(operation('start', what), {
        send: () => {
            forbidden = false;
            return session.wire.graphql(call);
        },
        accept: (data) => {
            const answer = answerTo('the first look', data);
            const lost = forbidden && answer.at('repository').maybe() === undefined;
            return { start: lost ? undefined : readStart(answer, wanted, forbidden, session) };
        },
    })
        .then(({ start }) => start);
}
function startQuery(session, { branch, paths, issuesWith }) {
    const doc = draft();
    const files = paths.map((path, index) => doc.node(`f${index}`, path)).join(' ');
    const ref = `{name target{...on Commit{oid ${files}}}${RULES}}`;
    const head = branch === undefined
        ? `id databaseId isArchived defaultBranchRef${ref}`
        : `id databaseId isArchived defaultBranchRef{name}ref(qualifiedName:${doc.variable('String!', `refs/heads/${branch}`)})${ref}`;
    const selection = issuesWith === undefined ? head : `${head} ${issuesSelection(doc, issuesWith)}`;
    const query = `viewer{databaseId login}${inRepository(doc, session.repository, selection)}`;
    return doc.query(query);
}
function readStart(answer, { branch, paths, issuesWith }, forbidden, session) {
    const repository = answer.at('repository');
    if (repository.at('isArchived').flag()) {
        throw new ForgeError('misconfigured', 'ARCHIVED', `${fullName(session.repository)} is archived, so that nothing can be written; unarchive it or name another repository`);
    }
    const defaultBranch = repository.at('defaultBranchRef').maybe()?.at('name').text();
    if (defaultBranch === undefined) {
        throw new ForgeError('misconfigured', 'NOT_FOUND', `${fullName(session.repository)} has no commit yet; push the first one`);
    }
    const ref = repository.at(branch === undefined ? 'defaultBranchRef' : 'ref').maybe();
    const target = ref?.at('target').maybe();
    return {
        repositoryId: repository.at('id').text(),
        databaseId: repository.at('databaseId').integer(),
        defaultBranch,
        head: target?.at('oid').oid(),
        branch: branch ?? defaultBranch,
        viewer: {
            id: answer.at('viewer').at('databaseId').integer(),
            login: answer.at('viewer').at('login').text(),
        },
        files: new Map(paths.map((path, index) => [
            path,
            target === undefined ? { kind: 'absent' } : readNode(target.at(`f${index}`)),
        ])),
        rules: readRules(ref),
        issues: issuesWith === undefined ? undefined : issuesOf(repository, forbidden),
    };
}
function issuesOf(repository, forbidden) {
    return forbidden ? { kind: 'forbidden' } : readIssues(repository.at('issues'));
}
function readRules(ref) {
    if (ref === undefined)
        return { requiredStatuses: [], requiresPullRequest: false, mergeQueue: false };
    const classic = ref.at('branchProtectionRule').maybe();
    const visible = ref.at('refUpdateRule').maybe();
    const rules = nodesOf(ref.at('rules'));
    const statuses = [
        ...(classic?.at('requiresStatusChecks').flag() === true
            ? texts(classic.at('requiredStatusCheckContexts'))
            : []),
        ...(visible === undefined ? [] : texts(visible.at('requiredStatusCheckContexts'))),
        ...rules.flatMap(ruleContexts),
    ];
    return {
        requiredStatuses: [...new Set(statuses)].sort(),
        requiresPullRequest: classic?.at('requiresApprovingReviews').flag() === true ||
            visible?.at('requiredApprovingReviewCount').maybe() !== undefined ||
            rules.some((rule) => rule.at('type').text() === 'PULL_REQUEST'),
        mergeQueue: rules.some((rule) => rule.at('type').text() === 'MERGE_QUEUE'),
    };
}
function ruleContexts(rule) {
    if (rule.at('type').text() !== 'REQUIRED_STATUS_CHECKS')
        return [];
    const checks = rule.at('parameters').maybe()?.at('requiredStatusChecks').maybe();
    return checks?.items().map((check) => check.at('context').text()) ?? [];
}
function texts(answer) {
    return (answer
        .maybe()
        ?.items()
        .flatMap((item) => item.maybe()?.text() ?? []) ?? []);
}

;// CONCATENATED MODULE: ./packages/forge/lib/statuses.js





const statuses_DESCRIPTION_LIMIT = 140;
const CONTEXT_LIMIT = 255;
const statuses_NEWEST = 100;
/** The newest hundred statuses of one context on a commit, newest first, whoever wrote them; other contexts are read past. */
async function statusesOf(session, { commit, context }) {
    const found = [];
    for (let page = 1; page <= statuses_MOST_PAGES && found.length < statuses_NEWEST; page += 1) {
        const some = await statusPage(session, commit, page);
        found.push(...some.statuses.filter((one) => one.context === context).map(({ status }) => status));
        if (!some.more)
            break;
    }
    return found;
}
/** GitHub takes a thousand statuses of one context on a commit. */
const statuses_MOST_PAGES = 10;
function statusPage(session, commit, page) {
    const op = operation('read-checks', `list the statuses of ${commit.slice(0, 12)}`);
    const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
        ref: commit,
        per_page: statuses_NEWEST,
        page,
    });
    return session.retry.read(op, {
        send: () => session.wire.rest(list),
        accept: (data, next) => {
            const items = answerTo(op.what, data).items();
            return {
                statuses: items.map((item) => ({
                    context: item.at('context').text(),
                    status: statuses_readStatus(item),
                })),
                more: goesOn(next, { items: items.length, asked: statuses_NEWEST }),
            };
        },
    });
}
function statuses_readStatus(item) {
    return {
        id: item.at('id').integer(),
        state: item.at('state').text(),
        description: item.at('description').maybe()?.text() ?? '',
        url: item.at('target_url').maybe()?.text(),
        creator: item.at('creator').maybe()?.at('id').maybe()?.integer(),
        at: item.at('created_at').text(),
    };
}
/** Writes a commit status; a longer description is cut, a longer context would be another one and is refused. */
async function setStatus(session, status) {
    const op = operation('set-status', `set the status "${status.context}"`);
    if (status.context.length > CONTEXT_LIMIT) {
        throw new ForgeError('refused', 'INVALID_REQUEST', `could not set a status: its context has ${status.context.length} characters, GitHub takes ${CONTEXT_LIMIT}; shorten the names of environment and service`);
    }
    const wanted = { ...status, description: cut(status.description, statuses_DESCRIPTION_LIMIT) };
    const post = repositoryCall(session, 'POST', '/statuses/{sha}', {
        sha: wanted.commit,
        context: wanted.context,
        state: wanted.state,
        description: wanted.description,
        ...(wanted.targetUrl === undefined ? {} : { target_url: wanted.targetUrl }),
    });
    const list = repositoryCall(session, 'GET', '/commits/{ref}/statuses', {
        ref: wanted.commit,
        per_page: 100,
    });
    await session.retry.write(op, {
        send: () => session.wire.rest(post),
        accept: () => true,
        unguarded: true,
        landed: () => session.retry.read(op, {
            send: () => session.wire.rest(list),
            accept: (data) => {
                const newest = answerTo(op.what, data)
                    .items()
                    .find((item) => item.at('context').text() === wanted.context);
                return newest !== undefined && says(newest, wanted) ? true : undefined;
            },
        }),
    });
}
function says(item, wanted) {
    return (item.at('state').text() === wanted.state &&
        (item.at('description').maybe()?.text() ?? '') === wanted.description &&
        item.at('target_url').maybe()?.text() === wanted.targetUrl);
}

;// CONCATENATED MODULE: ./packages/forge/lib/teams.js


/**
 * Whether a user is an active member of a team. GitHub answers 404 for "no" and for a team that the token can't see, which therefore
 * counts as no. Asked once in a run.
 */
function isTeamMember(session, asked) {
    const { org, slug, login } = asked;
    const key = `${org}/${slug} ${login}`.toLowerCase();
    const known = session.memory.memberships.get(key);
    if (known !== undefined)
        return known;
    const answer = readMembership(session, asked);
    session.memory.memberships.set(key, answer);
    return answer;
}
function readMembership(session, { org, slug, login }) {
    const op = operation('team-membership', `look whether "${login}" is in the team ${org}/${slug}`);
    return session.retry.read(op, {
        send: () => session.wire.rest({
            method: 'GET',
            path: '/orgs/{org}/teams/{team_slug}/memberships/{username}',
            parameters: { org, team_slug: slug, username: login },
        }),
        accept: (data) => answerTo(op.what, data).at('state').text() === 'active',
        refused: ({ status }) => (status === 404 ? false : undefined),
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/used-branches.js




/** Two things are asked of each name, so this keeps well below what GitHub answers in ten seconds. */
const NAMES = 100;
/**
 * Those of the names that are a branch now, or from which a pull request was opened at any time: by a fork as well, so that one has
 * to look closer. One request for each hundred names.
 */
async function usedBranches(session, names) {
    const used = new Set();
    for (let from = 0; from < names.length; from += NAMES) {
        for (const name of await usedAmong(session, names.slice(from, from + NAMES)))
            used.add(name);
    }
    return used;
}
function usedAmong(session, names) {
    const doc = draft();
    const selections = names.map((name, index) => {
        const ref = `b${index}:ref(qualifiedName:${doc.variable('String!', `refs/heads/${name}`)}){name}`;
        const pulls = `q${index}:pullRequests(headRefName:${doc.variable('String!', name)} first:1){nodes{number}}`;
        return `${ref}${pulls}`;
    });
    const call = doc.query(inRepository(doc, session.repository, selections.join(' ')));
    const what = `ask which of ${names.length} branches were used`;
    return session.retry.read(operation('read', what), {
        send: () => session.wire.graphql(call),
        accept: (data) => {
            const repository = answerTo(what, data).at('repository');
            return names.filter((_, index) => repository.at(`b${index}`).maybe() !== undefined ||
                nodesOf(repository.at(`q${index}`)).length > 0);
        },
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/whole-file.js


/**
 * The bytes of a file of which a common read gives a part alone. undefined: it has more than a megabyte, which GitHub does not put into an
 * answer of this kind.
 */
function wholeFile(session, { commit, path }) {
    const what = `read a large file of ${fullName(session.repository)} at ${commit.slice(0, 12)}`;
    const get = repositoryCall(session, 'GET', '/contents/{path}', { path, ref: commit });
    return session.retry.read(operation('read-file', what), {
        send: () => session.wire.rest(get),
        accept: (data) => {
            const file = answerTo(what, data);
            return file.at('encoding').text() === 'base64'
                ? Buffer.from(file.at('content').text(), 'base64')
                : undefined;
        },
    });
}

;// CONCATENATED MODULE: ./node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }

  if (typeof process === "object" && process.version !== undefined) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${
      process.arch
    })`;
  }

  return "<environment undetectable>";
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/register.js
// @ts-check

function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }

  if (!options) {
    options = {};
  }

  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name) => {
      return register.bind(null, state, name, callback, options);
    }, method)();
  }

  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }

    return state.registry[name].reduce((method, registered) => {
      return registered.hook.bind(null, method, options);
    }, method)();
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/add.js
// @ts-check

function addHook(state, kind, name, hook) {
  const orig = hook;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }

  if (kind === "before") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(orig.bind(null, options))
        .then(method.bind(null, options));
    };
  }

  if (kind === "after") {
    hook = (method, options) => {
      let result;
      return Promise.resolve()
        .then(method.bind(null, options))
        .then((result_) => {
          result = result_;
          return orig(result, options);
        })
        .then(() => {
          return result;
        });
    };
  }

  if (kind === "error") {
    hook = (method, options) => {
      return Promise.resolve()
        .then(method.bind(null, options))
        .catch((error) => {
          return orig(error, options);
        });
    };
  }

  state.registry[name].push({
    hook: hook,
    orig: orig,
  });
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/lib/remove.js
// @ts-check

function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }

  const index = state.registry[name]
    .map((registered) => {
      return registered.orig;
    })
    .indexOf(method);

  if (index === -1) {
    return;
  }

  state.registry[name].splice(index, 1);
}

;// CONCATENATED MODULE: ./node_modules/before-after-hook/index.js
// @ts-check





// bind with array of arguments: https://stackoverflow.com/a/21792913
const bind = Function.bind;
const bindable = bind.bind(bind);

function bindApi(hook, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook.api = { remove: removeHookRef };
  hook.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook[kind] = hook.api[kind] = bindable(addHook, null).apply(null, args);
  });
}

function Singular() {
  const singularHookName = Symbol("Singular");
  const singularHookState = {
    registry: {},
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}

function Collection() {
  const state = {
    registry: {},
  };

  const hook = register.bind(null, state);
  bindApi(hook, state);

  return hook;
}

/* harmony default export */ const before_after_hook = ({ Singular, Collection });

;// CONCATENATED MODULE: ./node_modules/@octokit/endpoint/dist-bundle/index.js
// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var VERSION = "0.0.0-development";

// pkg/dist-src/defaults.js
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};

// pkg/dist-src/util/lowercase-keys.js
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}

// pkg/dist-src/util/is-plain-object.js
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/util/merge-deep.js
function mergeDeep(defaults, options) {
  const result = Object.assign({}, defaults);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}

// pkg/dist-src/util/remove-undefined-properties.js
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}

// pkg/dist-src/merge.js
function merge(defaults, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults || {}, options);
  if (options.url === "/graphql") {
    if (defaults && defaults.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}

// pkg/dist-src/util/add-query-parameters.js
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}

// pkg/dist-src/util/extract-url-variable-names.js
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}

// pkg/dist-src/util/omit.js
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}

// pkg/dist-src/util/url-template.js
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context, operator, key, modifier) {
  var value = context[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}

// pkg/dist-src/parse.js
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}

// pkg/dist-src/endpoint-with-defaults.js
function endpointWithDefaults(defaults, route, options) {
  return parse(merge(defaults, route, options));
}

// pkg/dist-src/with-defaults.js
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}

// pkg/dist-src/index.js
var endpoint = withDefaults(null, DEFAULTS);


;// CONCATENATED MODULE: ./node_modules/content-type/dist/index.js
/*!
 * content-type
 * Copyright(c) 2015 Douglas Christopher Wilson
 * MIT Licensed
 */
const SP = 32; // " "
const HTAB = 9; // "\t"
const SEMI = 59; // ";"
const EQ = 61; // "="
const DQUOTE = 34; // '"'
const BSLASH = 92; // "\\"
const COMMA = 44; // ","
const LOWER_CASE = 1;
const OWS = 2;
const SEMI_FLAG = 4;
const COMMA_FLAG = 8;
const TOKEN_FLAG = 16;
const NON_ASCII = 0xff00;
const CASE_FLAGS = LOWER_CASE | NON_ASCII;
/**
 * Character flags used to normalize HTTP field values while scanning.
 * Out-of-range reads intentionally coerce to zero in bitwise expressions.
 */
const CHAR_MAP = new Uint8Array(0x100);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 0x80 /* non-ASCII */; code <= 0xff; code++) {
    CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
    CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 0x30 /* 0 */; code <= 0x39 /* 9 */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 0x41 /* A */; code <= 0x5a /* Z */; code++) {
    CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 0x61 /* a */; code <= 0x7a /* z */; code++) {
    CHAR_MAP[code] |= TOKEN_FLAG;
}
/**
 * Null object perf optimization. Faster than `Object.create(null)` and `{ __proto__: null }`.
 */
const NullObject = /* @__PURE__ */ (() => {
    const C = function () { };
    C.prototype = Object.create(null);
    return C;
})();
/**
 * Validate a type string against RFC 9110.
 */
function isTypeValid(type, start = 0, end = type.length) {
    let hasSlash = false;
    for (let index = start; index < end; index++) {
        const code = type.charCodeAt(index);
        if (code === 47 /* / */) {
            if (hasSlash || index === start || index >= end - 1)
                return false;
            hasSlash = true;
        }
        else if (!isTokenCode(code)) {
            return false;
        }
    }
    return hasSlash;
}
/**
 * Validate a token against RFC 9110.
 */
function isTokenValid(token, start = 0, end = token.length) {
    if (start >= end)
        return false;
    for (let index = start; index < end; index++) {
        if (!isTokenCode(token.charCodeAt(index)))
            return false;
    }
    return true;
}
/**
 * Check whether a character code belongs to the token production in RFC 9110.
 */
function isTokenCode(code) {
    return (CHAR_MAP[code] & TOKEN_FLAG) !== 0;
}
/**
 * Serialize a parameter value.
 */
function parameterValue(str) {
    const len = str.length;
    if (len === 0)
        return '""';
    let index = 0;
    while (index < len && isTokenCode(str.charCodeAt(index)))
        index++;
    if (index === len)
        return str;
    let result = '"';
    let start = 0;
    while (index < len) {
        const code = str.charCodeAt(index);
        if (code !== HTAB && (code < SP || code === 127 || code > 255)) {
            throw new TypeError(`Invalid parameter value: ${str}`);
        }
        if (code === 34 /* " */ || code === 92 /* \\ */) {
            result += `${str.slice(start, index)}\\`;
            start = index;
        }
        index++;
    }
    return `${result}${str.slice(start)}"`;
}
/**
 * Format an object into a `Content-Type` header.
 */
function format(obj) {
    const { type, parameters } = obj;
    if (!type || !isTypeValid(type)) {
        throw new TypeError(`Invalid type: ${type}`);
    }
    let result = type;
    if (parameters) {
        for (const param of Object.keys(parameters)) {
            if (!isTokenValid(param)) {
                throw new TypeError(`Invalid parameter name: ${param}`);
            }
            result += `; ${param}=${parameterValue(parameters[param])}`;
        }
    }
    return result;
}
/**
 * Parse a `Content-Type` header.
 */
function dist_parse(header, options) {
    const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
    const len = header.length;
    let valueStart = options?.start ?? 0;
    while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
        valueStart++;
    }
    let index = valueStart;
    let typeFlags = 0;
    let whitespace = -1;
    let stop = options?.parameters === false ? COMMA_FLAG : 0;
    while (index < len) {
        const code = header.charCodeAt(index);
        const flags = CHAR_MAP[code];
        if ((flags & stopFlags) !== 0) {
            stop |= flags & COMMA_FLAG;
            break;
        }
        if ((flags & OWS) !== 0) {
            if (whitespace === -1)
                whitespace = index;
        }
        else {
            whitespace = -1;
        }
        typeFlags |= (code & NON_ASCII) | flags;
        index++;
    }
    const valueEnd = whitespace === -1 ? index : whitespace;
    const value = header.slice(valueStart, valueEnd);
    const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
    if (index === len || stop !== 0) {
        return { type, index, parameters: new NullObject() };
    }
    return parseParameters(header, type, index, len, stopFlags);
}
/**
 * Parses the parameters of a `Content-Type` header starting at the given index.
 */
function parseParameters(header, type, index, len, stopFlags) {
    const parameters = new NullObject();
    parameter: while (index < len) {
        index++; // Skip over ;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
            index++;
        }
        const keyStart = index;
        let keyFlags = 0;
        let keyWhitespace = -1;
        while (index < len) {
            const code = header.charCodeAt(index);
            const flags = CHAR_MAP[code];
            if ((flags & stopFlags) !== 0) {
                if ((flags & COMMA_FLAG) !== 0)
                    break parameter;
                continue parameter;
            }
            if (code === EQ) {
                const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
                const value = header.slice(keyStart, keyEnd);
                const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
                index++;
                while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
                    index++;
                }
                if (index < len && header.charCodeAt(index) === DQUOTE) {
                    const quotedStart = ++index;
                    let escaped = false;
                    while (index < len) {
                        const code = header.charCodeAt(index);
                        if (code === DQUOTE) {
                            if (parameters[key] === undefined) {
                                parameters[key] = escaped
                                    ? unescapeQuotedPairs(header, quotedStart, index)
                                    : header.slice(quotedStart, index);
                            }
                            index++;
                            let stop = 0;
                            // Discard characters between quote and delimiter.
                            while (index < len) {
                                const code = header.charCodeAt(index);
                                const flags = CHAR_MAP[code];
                                if ((flags & stopFlags) !== 0) {
                                    stop = flags & COMMA_FLAG;
                                    break;
                                }
                                index++;
                            }
                            if (stop !== 0)
                                break parameter;
                            continue parameter;
                        }
                        if (code === BSLASH && index + 1 < len) {
                            escaped = true;
                            index += 2;
                            continue;
                        }
                        index++;
                    }
                    continue parameter;
                }
                const valueStart = index;
                let stop = 0;
                let valueWhitespace = -1;
                while (index < len) {
                    const code = header.charCodeAt(index);
                    const flags = CHAR_MAP[code];
                    if ((flags & stopFlags) !== 0) {
                        stop = flags & COMMA_FLAG;
                        break;
                    }
                    if ((flags & OWS) !== 0) {
                        if (valueWhitespace === -1)
                            valueWhitespace = index;
                    }
                    else {
                        valueWhitespace = -1;
                    }
                    index++;
                }
                if (parameters[key] === undefined) {
                    const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
                    parameters[key] = header.slice(valueStart, valueEnd);
                }
                if (stop !== 0)
                    break parameter;
                continue parameter;
            }
            if ((flags & OWS) !== 0) {
                if (keyWhitespace === -1)
                    keyWhitespace = index;
            }
            else {
                keyWhitespace = -1;
            }
            keyFlags |= (code & NON_ASCII) | flags;
            index++;
        }
    }
    return { type, index, parameters };
}
/**
 * Remove backslashes from quoted pairs in a known-terminated quoted string body.
 */
function unescapeQuotedPairs(str, start, end) {
    let result = "";
    for (let index = start; index < end; index++) {
        if (str.charCodeAt(index) === BSLASH) {
            result += str.slice(start, index);
            start = ++index;
        }
    }
    return result + str.slice(start, end);
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./node_modules/json-with-bigint/json-with-bigint.js
const intRegex = /^-?\d+$/;
const noiseValue = /^-?\d+n+$/; // Noise - strings that match the custom format before being converted to it
const originalStringify = JSON.stringify;
const originalParse = JSON.parse;
const customFormat = /^-?\d+n$/;

const bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
const noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;

/**
 * @typedef {(this: any, key: string | number | undefined, value: any) => any} Replacer
 * @typedef {(key: string | number | undefined, value: any, context?: { source: string }) => any} Reviver
 */

/**
 * Checks if a value is unstringifiable according to native JSON.stringify rules.
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is undefined, a function, or a symbol.
 */
const isUnstringifiable = (val) =>
  val === undefined || typeof val === "function" || typeof val === "symbol";

/**
 * Checks if a value is a native JSON.rawJSON object (Node.js 22+).
 *
 * @param {any} val The value to check.
 * @returns {boolean} True if the value is a RawJSON instance.
 */
const isRawJSON = (val) =>
  val !== null &&
  typeof val === "object" &&
  val.constructor &&
  val.constructor.name === "RawJSON";

/**
 * Iteratively converts a JS value to a JSON string.
 * Used as a fallback when the native JSON.stringify hits the Maximum Call Stack size.
 * Fully compliant with JSON formatting (space), replacers, and toJSON behaviors.
 *
 * @param {any} rootValue The value to stringify.
 * @param {Replacer | Array<string | number> | null} [replacer] User's custom replacer function.
 * @param {string | number} [spaceParam] Indentation for pretty-printing.
 * @returns {string | undefined} The generated JSON string.
 */
const stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";

  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }

  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer)
    ? new Set(replacer.map(String))
    : null;

  /**
   * Prepares a value for stringification by resolving toJSON, handling BigInts,
   * applying custom replacers, and unwrapping primitive objects.
   *
   * @param {object|Array} parent The parent object or array holding the value.
   * @param {string} key The key associated with the value.
   * @param {any} val The raw value to process.
   * @returns {any} The processed value ready for stringification.
   */
  const prepareVal = (parent, key, val) => {
    const isObject = val !== null && typeof val === "object";
    const hasToJSON = isObject && typeof val.toJSON === "function";

    if (hasToJSON) {
      val = val.toJSON(key);
    }

    const isNoise = typeof val === "string" && noiseValue.test(val);

    if (isNoise) return val + "n";

    const isBigInt = typeof val === "bigint";

    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return JSON.rawJSON(val.toString());

      return val.toString() + "n";
    }

    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }

    const isPostReplacerObject = val !== null && typeof val === "object";

    if (isPostReplacerObject) {
      const isPrimitiveWrapper =
        val instanceof Number ||
        val instanceof String ||
        val instanceof Boolean;

      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }

    return val;
  };

  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);

  if (isUnstringifiable(rootProcessed)) {
    return undefined;
  }

  const isRootPrimitive =
    rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);

  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }

  const chunks = [];
  let level = 0;

  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true,
    },
  ];

  const visited = new WeakSet([rootProcessed]);

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }

    let isDone = false;

    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");

        if (space) chunks.push("\n" + space.repeat(level));

        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);

        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject =
            childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);

          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }

            visited.add(childVal);

            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true,
            });

            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];

        const isFilteredOutByArray = propertyList && !propertyList.has(k);

        if (isFilteredOutByArray) continue;

        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);

        if (isUnstringifiable(childVal)) continue;

        if (!node.first) chunks.push(",");

        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }

        const isComplexObject =
          childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);

        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }

          visited.add(childVal);

          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true,
          });

          node.first = false;

          break; // Stop current loop level to process the newly pushed stack node
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }

      const isNodeFullyProcessed =
        node.index >= node.keys.length && stack[stack.length - 1] === node;

      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }

    if (isDone) {
      level--;

      if (!node.first && space) chunks.push("\n" + space.repeat(level));

      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }

  return chunks.join("");
};

/**
 * Converts a JavaScript value to a JSON string.
 *
 * Supports serialization of BigInt values using two strategies:
 * 1. Custom format "123n" → "123" (universal fallback)
 * 2. Native JSON.rawJSON() (Node.js 22+, fastest) when available
 *
 * All other values are serialized exactly like native JSON.stringify().
 *
 * @param {*} value The value to convert to a JSON string.
 * @param {Replacer | Array<string | number> | null} [replacer]
 * A function that alters the behavior of the stringification process,
 * or an array of strings/numbers to indicate properties to exclude.
 * @param {string | number} [space]
 * A string or number to specify indentation or pretty-printing.
 * @returns {string} The JSON string representation.
 */
const JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;

    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());

          const hasFunctionReplacer = typeof replacer === "function";

          if (hasFunctionReplacer) return replacer(key, val);

          const isKeyInArrayReplacer =
            Array.isArray(replacer) && replacer.includes(key);

          if (isKeyInArrayReplacer) return val;

          return val;
        },
        space,
      );
    }

    if (!value) return originalStringify(value, replacer, space);

    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);

        if (isNoise) return val.toString() + "n"; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

        if (typeof val === "bigint") return val.toString() + "n";

        const hasFunctionReplacer = typeof replacer === "function";

        if (hasFunctionReplacer) return replacer(key, val);

        const isKeyInArrayReplacer =
          Array.isArray(replacer) && replacer.includes(key);

        if (isKeyInArrayReplacer) return val;

        return val;
      },
      space,
    );

    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3",
    ); // Delete one "n" off the end of every BigInt value

    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3"); // Remove one "n" off the end of every noisy string

    return denoisedJSON;
  } catch (error) {
    if (error instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);

      if (convertedJSON === undefined) return undefined;

      const supportsRawJSON = "rawJSON" in JSON;

      if (supportsRawJSON) return convertedJSON;

      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");

      return processedJSON.replace(noiseStringify, "$1$2$3");
    }

    throw error;
  }
};

const featureCache = new Map();

/**
 * Detects if the current JSON.parse implementation supports the context.source feature.
 *
 * Uses toString() fingerprinting to cache results and automatically detect runtime
 * replacements of JSON.parse (polyfills, mocks, etc.).
 *
 * @returns {boolean} true if context.source is supported, false otherwise.
 */
const isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();

  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }

  try {
    const result = JSON.parse(
      "1",
      (_, __, context) => !!context?.source && context.source === "1",
    );
    featureCache.set(parseFingerprint, result);

    return result;
  } catch {
    featureCache.set(parseFingerprint, false);

    return false;
  }
};

/**
 * Reviver function that converts custom-format BigInt strings back to BigInt values.
 * Also handles "noise" strings that accidentally match the BigInt format.
 *
 * @param {string | number | undefined} key The object key.
 * @param {*} value The value being parsed.
 * @param {object} [context] Parse context (if supported by JSON.parse).
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The transformed value.
 */
const convertMarkedBigIntsReviver = (key, value, context, userReviver) => {
  const isCustomFormatBigInt =
    typeof value === "string" && customFormat.test(value);

  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));

  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);

  const hasUserReviver = typeof userReviver === "function";

  if (!hasUserReviver) return value;

  return userReviver(key, value, context);
};

/**
 * Fast JSON.parse implementation (~2x faster than classic fallback).
 * Uses JSON.parse's context.source feature to detect integers and convert
 * large numbers directly to BigInt without string manipulation.
 *
 * Does not support legacy custom format from v1 of this library.
 *
 * @param {string} text JSON string to parse.
 * @param {Reviver} [reviver] Transform function to apply to each value.
 * @returns {any} Parsed JavaScript value.
 */
const JSONParseV2 = (text, reviver) => {
  return JSON.parse(text, (key, value, context) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds =
      value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context && intRegex.test(context.source);
    const isBigInt = isBigNumber && isInt;

    if (isBigInt) return BigInt(context.source);

    const hasCustomReviver = typeof reviver === "function";

    if (!hasCustomReviver) return value;

    return reviver(key, value, context);
  });
};

const MAX_INT = Number.MAX_SAFE_INTEGER.toString();
const MAX_DIGITS = MAX_INT.length;
const stringsOrLargeNumbers =
  /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
const noiseValueWithQuotes = /^"-?\d+n+"$/; // Noise - strings that match the custom format before being converted to it

/**
 * Iteratively traverses the parsed object bottom-up (post-order),
 * emulating the native JSON.parse reviver behavior.
 * This avoids Call Stack overflows (RangeError) on deeply nested structures.
 *
 * @param {any} parsed The natively parsed JSON object.
 * @param {Reviver} [userReviver] User's custom reviver function.
 * @returns {any} The fully processed object.
 */
const applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];

  while (stack.length > 0) {
    const node = stack[stack.length - 1];

    if (!node.visited) {
      node.visited = true;

      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";

      if (isComplexObject) {
        const keys = Object.keys(value);

        for (let i = keys.length - 1; i >= 0; i--) {
          stack.push({ parent: value, key: keys[i], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];

      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);

        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);

          if (isNoise) value = value.slice(0, -1);
        }
      }

      const hasUserReviver = typeof userReviver === "function";

      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }

      const isDeleted = value === undefined;

      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }

      stack.pop();
    }
  }

  return rootHolder[""];
};

/**
 * Pre-processes the JSON string to mark large numbers with an 'n' suffix.
 *
 * @param {string} text The raw JSON string.
 * @returns {string} The serialized string with marked BigInts.
 */
const serializeBigInts = (text) => {
  return text.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);

      if (isNoise) return match.substring(0, match.length - 1) + 'n"'; // Mark noise values with additional "n" to offset the deletion of one "n" during the processing

      const hasFractionalOrExponential = fractional || exponential;

      // With a fixed number of digits, we can correctly use lexicographical comparison to do a numeric comparison
      const isLessThanMaxSafeInt =
        digits &&
        (digits.length < MAX_DIGITS ||
          (digits.length === MAX_DIGITS && digits <= MAX_INT));

      const isStandardValue =
        isString || hasFractionalOrExponential || isLessThanMaxSafeInt;

      if (isStandardValue) return match;

      return '"' + match + 'n"';
    },
  );
};

/**
 * Converts a JSON string into a JavaScript value.
 *
 * Supports parsing of large integers using two strategies:
 * 1. Classic fallback: Marks large numbers with "123n" format, then converts to BigInt
 * 2. Fast path (JSONParseV2): Uses context.source feature (~2x faster) when available
 *
 * All other JSON values are parsed exactly like native JSON.parse().
 *
 * @param {string} text A valid JSON string.
 * @param {Reviver} [reviver]
 * A function that transforms the results. This function is called for each member
 * of the object. If a member contains nested objects, the nested objects are
 * transformed before the parent object is.
 * @returns {any} The parsed JavaScript value.
 * @throws {SyntaxError} If text is not valid JSON.
 */
const JSONParse = (text, reviver) => {
  if (!text) return originalParse(text, reviver);

  try {
    if (isContextSourceSupported()) return JSONParseV2(text, reviver); // Shortcut to a faster (2x) and simpler version

    // Find and mark big numbers with "n"
    const serializedData = serializeBigInts(text);

    return originalParse(serializedData, (key, value, context) =>
      convertMarkedBigIntsReviver(key, value, context, reviver),
    );
  } catch (error) {
    if (error instanceof RangeError) {
      const serializedData = serializeBigInts(text);
      const parsed = originalParse(serializedData);

      return applyReviverIteratively(parsed, reviver);
    }

    throw error;
  }
};



;// CONCATENATED MODULE: ./node_modules/@octokit/request-error/dist-src/index.js
class RequestError extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    /* v8 ignore else -- @preserve -- Bug with vitest coverage where it sees an else branch that doesn't exist */
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
}


;// CONCATENATED MODULE: ./node_modules/@octokit/request/dist-bundle/index.js
// pkg/dist-src/index.js


// pkg/dist-src/defaults.js


// pkg/dist-src/version.js
var dist_bundle_VERSION = "10.0.16";

// pkg/dist-src/defaults.js
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${dist_bundle_VERSION} ${getUserAgent()}`
  }
};

// pkg/dist-src/fetch-wrapper.js



// pkg/dist-src/is-plain-object.js
function dist_bundle_isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}

// pkg/dist-src/fetch-wrapper.js

var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = dist_bundle_isPlainObject(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error) {
    let message = "Unknown Error";
    if (error instanceof Error) {
      if (error.name === "AbortError") {
        error.status = 500;
        throw error;
      }
      message = error.message;
      if (error.name === "TypeError" && "cause" in error) {
        if (error.cause instanceof Error) {
          message = error.cause.message;
        } else if (typeof error.cause === "string") {
          message = error.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = dist_parse(contentType);
  if (isJSONResponse(mimetype)) {
    let text = "";
    try {
      text = await response.text();
      return JSONParse(text);
    } catch (err) {
      return text;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter — see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}

// pkg/dist-src/with-defaults.js
function dist_bundle_withDefaults(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: dist_bundle_withDefaults.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: dist_bundle_withDefaults.bind(null, endpoint2)
  });
}

// pkg/dist-src/index.js
var request = dist_bundle_withDefaults(endpoint, defaults_default);

/* v8 ignore next -- @preserve */
/* v8 ignore else -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/graphql/dist-bundle/index.js
// pkg/dist-src/index.js



// pkg/dist-src/version.js
var graphql_dist_bundle_VERSION = "0.0.0-development";

// pkg/dist-src/with-defaults.js


// pkg/dist-src/graphql.js


// pkg/dist-src/error.js
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};

// pkg/dist-src/graphql.js
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl)) {
    requestOptions.url = baseUrl.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}

// pkg/dist-src/with-defaults.js
function graphql_dist_bundle_withDefaults(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: graphql_dist_bundle_withDefaults.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}

// pkg/dist-src/index.js
var graphql2 = graphql_dist_bundle_withDefaults(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${graphql_dist_bundle_VERSION} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return graphql_dist_bundle_withDefaults(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

/* v8 ignore if -- @preserve */

;// CONCATENATED MODULE: ./node_modules/@octokit/auth-token/dist-bundle/index.js
// pkg/dist-src/is-jwt.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);

// pkg/dist-src/auth.js
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}

// pkg/dist-src/with-authorization-prefix.js
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}

// pkg/dist-src/hook.js
async function hook(token, request, route, parameters) {
  const endpoint = request.endpoint.merge(
    route,
    parameters
  );
  endpoint.headers.authorization = withAuthorizationPrefix(token);
  return request(endpoint);
}

// pkg/dist-src/index.js
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};


;// CONCATENATED MODULE: ./node_modules/@octokit/core/dist-src/version.js
const version_VERSION = "7.0.8";


;// CONCATENATED MODULE: ./node_modules/@octokit/core/dist-src/index.js






const dist_src_noop = () => {
};
const consoleWarn = console.warn.bind(console);
const consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = dist_src_noop;
  }
  if (typeof logger.info !== "function") {
    logger.info = dist_src_noop;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
const userAgentTrail = `octokit-core.js/${version_VERSION} ${getUserAgent()}`;
class Octokit {
  static VERSION = version_VERSION;
  static defaults(defaults) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults === "function") {
          super(defaults(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults,
            options,
            options.userAgent && defaults.userAgent ? {
              userAgent: `${options.userAgent} ${defaults.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook = new before_after_hook.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth = createTokenAuth(options.auth);
        hook.wrap("request", auth.hook);
        this.auth = auth;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook.wrap("request", auth.hook);
      this.auth = auth;
    }
    const classConstructor = this.constructor;
    for (let i = 0; i < classConstructor.plugins.length; ++i) {
      Object.assign(this, classConstructor.plugins[i](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
}


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-request-log/dist-src/version.js
const dist_src_version_VERSION = "6.0.0";


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-request-log/dist-src/index.js

function requestLog(octokit) {
  octokit.hook.wrap("request", (request, options) => {
    octokit.log.debug("request", options);
    const start = Date.now();
    const requestOptions = octokit.request.endpoint.parse(options);
    const path = requestOptions.url.replace(options.baseUrl, "");
    return request(options).then((response) => {
      const requestId = response.headers["x-github-request-id"];
      octokit.log.info(
        `${requestOptions.method} ${path} - ${response.status} with id ${requestId} in ${Date.now() - start}ms`
      );
      return response;
    }).catch((error) => {
      const requestId = error.response?.headers["x-github-request-id"] || "UNKNOWN";
      octokit.log.error(
        `${requestOptions.method} ${path} - ${error.status} with id ${requestId} in ${Date.now() - start}ms`
      );
      throw error;
    });
  });
}
requestLog.VERSION = dist_src_version_VERSION;


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
// pkg/dist-src/version.js
var plugin_paginate_rest_dist_bundle_VERSION = "0.0.0-development";

// pkg/dist-src/normalize-paginated-list-response.js
function normalizePaginatedListResponse(response) {
  if (!response.data) {
    return {
      ...response,
      data: []
    };
  }
  const responseNeedsNormalization = ("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data);
  if (!responseNeedsNormalization) return response;
  const incompleteResults = response.data.incomplete_results;
  const repositorySelection = response.data.repository_selection;
  const totalCount = response.data.total_count;
  const totalCommits = response.data.total_commits;
  delete response.data.incomplete_results;
  delete response.data.repository_selection;
  delete response.data.total_count;
  delete response.data.total_commits;
  const namespaceKey = Object.keys(response.data)[0];
  const data = response.data[namespaceKey];
  response.data = data;
  if (typeof incompleteResults !== "undefined") {
    response.data.incomplete_results = incompleteResults;
  }
  if (typeof repositorySelection !== "undefined") {
    response.data.repository_selection = repositorySelection;
  }
  response.data.total_count = totalCount;
  response.data.total_commits = totalCommits;
  return response;
}

// pkg/dist-src/iterator.js
function iterator(octokit, route, parameters) {
  const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
  const requestMethod = typeof route === "function" ? route : octokit.request;
  const method = options.method;
  const headers = options.headers;
  let url = options.url;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!url) return { done: true };
        try {
          const response = await requestMethod({ method, url, headers });
          const normalizedResponse = normalizePaginatedListResponse(response);
          url = ((normalizedResponse.headers.link || "").match(
            /<([^<>]+)>;\s*rel="next"/
          ) || [])[1];
          if (!url && "total_commits" in normalizedResponse.data) {
            const parsedUrl = new URL(normalizedResponse.url);
            const params = parsedUrl.searchParams;
            const page = parseInt(params.get("page") || "1", 10);
            const per_page = parseInt(params.get("per_page") || "250", 10);
            if (page * per_page < normalizedResponse.data.total_commits) {
              params.set("page", String(page + 1));
              url = parsedUrl.toString();
            }
          }
          return { value: normalizedResponse };
        } catch (error) {
          if (error.status !== 409) throw error;
          url = "";
          return {
            value: {
              status: 200,
              headers: {},
              data: []
            }
          };
        }
      }
    })
  };
}

// pkg/dist-src/paginate.js
function paginate(octokit, route, parameters, mapFn) {
  if (typeof parameters === "function") {
    mapFn = parameters;
    parameters = void 0;
  }
  return gather(
    octokit,
    [],
    iterator(octokit, route, parameters)[Symbol.asyncIterator](),
    mapFn
  );
}
function gather(octokit, results, iterator2, mapFn) {
  return iterator2.next().then((result) => {
    if (result.done) {
      return results;
    }
    let earlyExit = false;
    function done() {
      earlyExit = true;
    }
    results = results.concat(
      mapFn ? mapFn(result.value, done) : result.value.data
    );
    if (earlyExit) {
      return results;
    }
    return gather(octokit, results, iterator2, mapFn);
  });
}

// pkg/dist-src/compose-paginate.js
var composePaginateRest = Object.assign(paginate, {
  iterator
});

// pkg/dist-src/generated/paginating-endpoints.js
var paginatingEndpoints = (/* unused pure expression or super */ null && ([
  "GET /advisories",
  "GET /app/hook/deliveries",
  "GET /app/installation-requests",
  "GET /app/installations",
  "GET /assignments/{assignment_id}/accepted_assignments",
  "GET /classrooms",
  "GET /classrooms/{classroom_id}/assignments",
  "GET /enterprises/{enterprise}/code-security/configurations",
  "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories",
  "GET /enterprises/{enterprise}/dependabot/alerts",
  "GET /enterprises/{enterprise}/teams",
  "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships",
  "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations",
  "GET /events",
  "GET /gists",
  "GET /gists/public",
  "GET /gists/starred",
  "GET /gists/{gist_id}/comments",
  "GET /gists/{gist_id}/commits",
  "GET /gists/{gist_id}/forks",
  "GET /installation/repositories",
  "GET /issues",
  "GET /licenses",
  "GET /marketplace_listing/plans",
  "GET /marketplace_listing/plans/{plan_id}/accounts",
  "GET /marketplace_listing/stubbed/plans",
  "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts",
  "GET /networks/{owner}/{repo}/events",
  "GET /notifications",
  "GET /organizations",
  "GET /organizations/{org}/dependabot/repository-access",
  "GET /orgs/{org}/actions/cache/usage-by-repository",
  "GET /orgs/{org}/actions/hosted-runners",
  "GET /orgs/{org}/actions/permissions/repositories",
  "GET /orgs/{org}/actions/permissions/self-hosted-runners/repositories",
  "GET /orgs/{org}/actions/runner-groups",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories",
  "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/runners",
  "GET /orgs/{org}/actions/runners",
  "GET /orgs/{org}/actions/secrets",
  "GET /orgs/{org}/actions/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/actions/variables",
  "GET /orgs/{org}/actions/variables/{name}/repositories",
  "GET /orgs/{org}/attestations/repositories",
  "GET /orgs/{org}/attestations/{subject_digest}",
  "GET /orgs/{org}/blocks",
  "GET /orgs/{org}/campaigns",
  "GET /orgs/{org}/code-scanning/alerts",
  "GET /orgs/{org}/code-security/configurations",
  "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories",
  "GET /orgs/{org}/codespaces",
  "GET /orgs/{org}/codespaces/secrets",
  "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/copilot/billing/seats",
  "GET /orgs/{org}/copilot/metrics",
  "GET /orgs/{org}/dependabot/alerts",
  "GET /orgs/{org}/dependabot/secrets",
  "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories",
  "GET /orgs/{org}/events",
  "GET /orgs/{org}/failed_invitations",
  "GET /orgs/{org}/hooks",
  "GET /orgs/{org}/hooks/{hook_id}/deliveries",
  "GET /orgs/{org}/insights/api/route-stats/{actor_type}/{actor_id}",
  "GET /orgs/{org}/insights/api/subject-stats",
  "GET /orgs/{org}/insights/api/user-stats/{user_id}",
  "GET /orgs/{org}/installations",
  "GET /orgs/{org}/invitations",
  "GET /orgs/{org}/invitations/{invitation_id}/teams",
  "GET /orgs/{org}/issues",
  "GET /orgs/{org}/members",
  "GET /orgs/{org}/members/{username}/codespaces",
  "GET /orgs/{org}/migrations",
  "GET /orgs/{org}/migrations/{migration_id}/repositories",
  "GET /orgs/{org}/organization-roles/{role_id}/teams",
  "GET /orgs/{org}/organization-roles/{role_id}/users",
  "GET /orgs/{org}/outside_collaborators",
  "GET /orgs/{org}/packages",
  "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
  "GET /orgs/{org}/personal-access-token-requests",
  "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories",
  "GET /orgs/{org}/personal-access-tokens",
  "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories",
  "GET /orgs/{org}/private-registries",
  "GET /orgs/{org}/projects",
  "GET /orgs/{org}/projectsV2",
  "GET /orgs/{org}/projectsV2/{project_number}/fields",
  "GET /orgs/{org}/projectsV2/{project_number}/items",
  "GET /orgs/{org}/properties/values",
  "GET /orgs/{org}/public_members",
  "GET /orgs/{org}/repos",
  "GET /orgs/{org}/rulesets",
  "GET /orgs/{org}/rulesets/rule-suites",
  "GET /orgs/{org}/rulesets/{ruleset_id}/history",
  "GET /orgs/{org}/secret-scanning/alerts",
  "GET /orgs/{org}/security-advisories",
  "GET /orgs/{org}/settings/immutable-releases/repositories",
  "GET /orgs/{org}/settings/network-configurations",
  "GET /orgs/{org}/team/{team_slug}/copilot/metrics",
  "GET /orgs/{org}/teams",
  "GET /orgs/{org}/teams/{team_slug}/discussions",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions",
  "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions",
  "GET /orgs/{org}/teams/{team_slug}/invitations",
  "GET /orgs/{org}/teams/{team_slug}/members",
  "GET /orgs/{org}/teams/{team_slug}/projects",
  "GET /orgs/{org}/teams/{team_slug}/repos",
  "GET /orgs/{org}/teams/{team_slug}/teams",
  "GET /projects/{project_id}/collaborators",
  "GET /repos/{owner}/{repo}/actions/artifacts",
  "GET /repos/{owner}/{repo}/actions/caches",
  "GET /repos/{owner}/{repo}/actions/organization-secrets",
  "GET /repos/{owner}/{repo}/actions/organization-variables",
  "GET /repos/{owner}/{repo}/actions/runners",
  "GET /repos/{owner}/{repo}/actions/runs",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs",
  "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs",
  "GET /repos/{owner}/{repo}/actions/secrets",
  "GET /repos/{owner}/{repo}/actions/variables",
  "GET /repos/{owner}/{repo}/actions/workflows",
  "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs",
  "GET /repos/{owner}/{repo}/activity",
  "GET /repos/{owner}/{repo}/assignees",
  "GET /repos/{owner}/{repo}/attestations/{subject_digest}",
  "GET /repos/{owner}/{repo}/branches",
  "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations",
  "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs",
  "GET /repos/{owner}/{repo}/code-scanning/alerts",
  "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
  "GET /repos/{owner}/{repo}/code-scanning/analyses",
  "GET /repos/{owner}/{repo}/codespaces",
  "GET /repos/{owner}/{repo}/codespaces/devcontainers",
  "GET /repos/{owner}/{repo}/codespaces/secrets",
  "GET /repos/{owner}/{repo}/collaborators",
  "GET /repos/{owner}/{repo}/comments",
  "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/commits",
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
  "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
  "GET /repos/{owner}/{repo}/commits/{ref}/check-suites",
  "GET /repos/{owner}/{repo}/commits/{ref}/status",
  "GET /repos/{owner}/{repo}/commits/{ref}/statuses",
  "GET /repos/{owner}/{repo}/compare/{basehead}",
  "GET /repos/{owner}/{repo}/compare/{base}...{head}",
  "GET /repos/{owner}/{repo}/contributors",
  "GET /repos/{owner}/{repo}/dependabot/alerts",
  "GET /repos/{owner}/{repo}/dependabot/secrets",
  "GET /repos/{owner}/{repo}/deployments",
  "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
  "GET /repos/{owner}/{repo}/environments",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets",
  "GET /repos/{owner}/{repo}/environments/{environment_name}/variables",
  "GET /repos/{owner}/{repo}/events",
  "GET /repos/{owner}/{repo}/forks",
  "GET /repos/{owner}/{repo}/hooks",
  "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries",
  "GET /repos/{owner}/{repo}/invitations",
  "GET /repos/{owner}/{repo}/issues",
  "GET /repos/{owner}/{repo}/issues/comments",
  "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/issues/events",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/events",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/reactions",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues",
  "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline",
  "GET /repos/{owner}/{repo}/keys",
  "GET /repos/{owner}/{repo}/labels",
  "GET /repos/{owner}/{repo}/milestones",
  "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels",
  "GET /repos/{owner}/{repo}/notifications",
  "GET /repos/{owner}/{repo}/pages/builds",
  "GET /repos/{owner}/{repo}/projects",
  "GET /repos/{owner}/{repo}/pulls",
  "GET /repos/{owner}/{repo}/pulls/comments",
  "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments",
  "GET /repos/{owner}/{repo}/releases",
  "GET /repos/{owner}/{repo}/releases/{release_id}/assets",
  "GET /repos/{owner}/{repo}/releases/{release_id}/reactions",
  "GET /repos/{owner}/{repo}/rules/branches/{branch}",
  "GET /repos/{owner}/{repo}/rulesets",
  "GET /repos/{owner}/{repo}/rulesets/rule-suites",
  "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history",
  "GET /repos/{owner}/{repo}/secret-scanning/alerts",
  "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations",
  "GET /repos/{owner}/{repo}/security-advisories",
  "GET /repos/{owner}/{repo}/stargazers",
  "GET /repos/{owner}/{repo}/subscribers",
  "GET /repos/{owner}/{repo}/tags",
  "GET /repos/{owner}/{repo}/teams",
  "GET /repos/{owner}/{repo}/topics",
  "GET /repositories",
  "GET /search/code",
  "GET /search/commits",
  "GET /search/issues",
  "GET /search/labels",
  "GET /search/repositories",
  "GET /search/topics",
  "GET /search/users",
  "GET /teams/{team_id}/discussions",
  "GET /teams/{team_id}/discussions/{discussion_number}/comments",
  "GET /teams/{team_id}/discussions/{discussion_number}/comments/{comment_number}/reactions",
  "GET /teams/{team_id}/discussions/{discussion_number}/reactions",
  "GET /teams/{team_id}/invitations",
  "GET /teams/{team_id}/members",
  "GET /teams/{team_id}/projects",
  "GET /teams/{team_id}/repos",
  "GET /teams/{team_id}/teams",
  "GET /user/blocks",
  "GET /user/codespaces",
  "GET /user/codespaces/secrets",
  "GET /user/emails",
  "GET /user/followers",
  "GET /user/following",
  "GET /user/gpg_keys",
  "GET /user/installations",
  "GET /user/installations/{installation_id}/repositories",
  "GET /user/issues",
  "GET /user/keys",
  "GET /user/marketplace_purchases",
  "GET /user/marketplace_purchases/stubbed",
  "GET /user/memberships/orgs",
  "GET /user/migrations",
  "GET /user/migrations/{migration_id}/repositories",
  "GET /user/orgs",
  "GET /user/packages",
  "GET /user/packages/{package_type}/{package_name}/versions",
  "GET /user/public_emails",
  "GET /user/repos",
  "GET /user/repository_invitations",
  "GET /user/social_accounts",
  "GET /user/ssh_signing_keys",
  "GET /user/starred",
  "GET /user/subscriptions",
  "GET /user/teams",
  "GET /users",
  "GET /users/{username}/attestations/{subject_digest}",
  "GET /users/{username}/events",
  "GET /users/{username}/events/orgs/{org}",
  "GET /users/{username}/events/public",
  "GET /users/{username}/followers",
  "GET /users/{username}/following",
  "GET /users/{username}/gists",
  "GET /users/{username}/gpg_keys",
  "GET /users/{username}/keys",
  "GET /users/{username}/orgs",
  "GET /users/{username}/packages",
  "GET /users/{username}/projects",
  "GET /users/{username}/projectsV2",
  "GET /users/{username}/projectsV2/{project_number}/fields",
  "GET /users/{username}/projectsV2/{project_number}/items",
  "GET /users/{username}/received_events",
  "GET /users/{username}/received_events/public",
  "GET /users/{username}/repos",
  "GET /users/{username}/social_accounts",
  "GET /users/{username}/ssh_signing_keys",
  "GET /users/{username}/starred",
  "GET /users/{username}/subscriptions"
]));

// pkg/dist-src/paginating-endpoints.js
function isPaginatingEndpoint(arg) {
  if (typeof arg === "string") {
    return paginatingEndpoints.includes(arg);
  } else {
    return false;
  }
}

// pkg/dist-src/index.js
function paginateRest(octokit) {
  return {
    paginate: Object.assign(paginate.bind(null, octokit), {
      iterator: iterator.bind(null, octokit)
    })
  };
}
paginateRest.VERSION = plugin_paginate_rest_dist_bundle_VERSION;


;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
const plugin_rest_endpoint_methods_dist_src_version_VERSION = "17.0.0";

//# sourceMappingURL=version.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
const Endpoints = {
  actions: {
    addCustomLabelsToSelfHostedRunnerForOrg: [
      "POST /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    addCustomLabelsToSelfHostedRunnerForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    addRepoAccessToSelfHostedRunnerGroupInOrg: [
      "PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    approveWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"
    ],
    cancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"
    ],
    createEnvironmentVariable: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
    createOrUpdateEnvironmentSecret: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    createOrgVariable: ["POST /orgs/{org}/actions/variables"],
    createRegistrationTokenForOrg: [
      "POST /orgs/{org}/actions/runners/registration-token"
    ],
    createRegistrationTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/registration-token"
    ],
    createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
    createRemoveTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/remove-token"
    ],
    createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
    createWorkflowDispatch: [
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"
    ],
    deleteActionsCacheById: [
      "DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"
    ],
    deleteActionsCacheByKey: [
      "DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"
    ],
    deleteArtifact: [
      "DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"
    ],
    deleteCustomImageFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    deleteCustomImageVersionFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    deleteEnvironmentSecret: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    deleteEnvironmentVariable: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    deleteHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
    deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    deleteRepoVariable: [
      "DELETE /repos/{owner}/{repo}/actions/variables/{name}"
    ],
    deleteSelfHostedRunnerFromOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}"
    ],
    deleteSelfHostedRunnerFromRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
    deleteWorkflowRunLogs: [
      "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    disableSelectedRepositoryGithubActionsOrganization: [
      "DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    disableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"
    ],
    downloadArtifact: [
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"
    ],
    downloadJobLogsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"
    ],
    downloadWorkflowRunAttemptLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"
    ],
    downloadWorkflowRunLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    enableSelectedRepositoryGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    enableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"
    ],
    forceCancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"
    ],
    generateRunnerJitconfigForOrg: [
      "POST /orgs/{org}/actions/runners/generate-jitconfig"
    ],
    generateRunnerJitconfigForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"
    ],
    getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
    getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
    getActionsCacheUsageByRepoForOrg: [
      "GET /orgs/{org}/actions/cache/usage-by-repository"
    ],
    getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
    getAllowedActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/selected-actions"
    ],
    getAllowedActionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
    getCustomImageForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    getCustomImageVersionForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    getCustomOidcSubClaimForRepo: [
      "GET /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    getEnvironmentPublicKey: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"
    ],
    getEnvironmentSecret: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    getEnvironmentVariable: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    getGithubActionsDefaultWorkflowPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions/workflow"
    ],
    getGithubActionsDefaultWorkflowPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    getGithubActionsPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions"
    ],
    getGithubActionsPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions"
    ],
    getHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    getHostedRunnersGithubOwnedImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/github-owned"
    ],
    getHostedRunnersLimitsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/limits"
    ],
    getHostedRunnersMachineSpecsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/machine-sizes"
    ],
    getHostedRunnersPartnerImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/partner"
    ],
    getHostedRunnersPlatformsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/platforms"
    ],
    getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
    getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
    getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
    getPendingDeploymentsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    getRepoPermissions: [
      "GET /repos/{owner}/{repo}/actions/permissions",
      {},
      { renamed: ["actions", "getGithubActionsPermissionsRepository"] }
    ],
    getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
    getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
    getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
    getReviewsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"
    ],
    getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
    getSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
    getWorkflowAccessToRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/access"
    ],
    getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
    getWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"
    ],
    getWorkflowRunUsage: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"
    ],
    getWorkflowUsage: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"
    ],
    listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
    listCustomImageVersionsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"
    ],
    listCustomImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom"
    ],
    listEnvironmentSecrets: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"
    ],
    listEnvironmentVariables: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    listGithubHostedRunnersInGroupForOrg: [
      "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"
    ],
    listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
    listJobsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"
    ],
    listJobsForWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"
    ],
    listLabelsForSelfHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    listLabelsForSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
    listOrgVariables: ["GET /orgs/{org}/actions/variables"],
    listRepoOrganizationSecrets: [
      "GET /repos/{owner}/{repo}/actions/organization-secrets"
    ],
    listRepoOrganizationVariables: [
      "GET /repos/{owner}/{repo}/actions/organization-variables"
    ],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
    listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
    listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
    listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
    listRunnerApplicationsForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/downloads"
    ],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    listSelectedReposForOrgVariable: [
      "GET /orgs/{org}/actions/variables/{name}/repositories"
    ],
    listSelectedRepositoriesEnabledGithubActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/repositories"
    ],
    listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
    listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
    listWorkflowRunArtifacts: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"
    ],
    listWorkflowRuns: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"
    ],
    listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
    reRunJobForWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"
    ],
    reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
    reRunWorkflowFailedJobs: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    removeCustomLabelFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeCustomLabelFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgVariable: [
      "DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    reviewCustomGatesForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"
    ],
    reviewPendingDeploymentsForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    setAllowedActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/selected-actions"
    ],
    setAllowedActionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    setCustomLabelsForSelfHostedRunnerForOrg: [
      "PUT /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    setCustomLabelsForSelfHostedRunnerForRepo: [
      "PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    setCustomOidcSubClaimForRepo: [
      "PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    setGithubActionsDefaultWorkflowPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/workflow"
    ],
    setGithubActionsDefaultWorkflowPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    setGithubActionsPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions"
    ],
    setGithubActionsPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories"
    ],
    setSelectedRepositoriesEnabledGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories"
    ],
    setWorkflowAccessToRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/access"
    ],
    updateEnvironmentVariable: [
      "PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    updateHostedRunnerForOrg: [
      "PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
    updateRepoVariable: [
      "PATCH /repos/{owner}/{repo}/actions/variables/{name}"
    ]
  },
  activity: {
    checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
    deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
    deleteThreadSubscription: [
      "DELETE /notifications/threads/{thread_id}/subscription"
    ],
    getFeeds: ["GET /feeds"],
    getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
    getThread: ["GET /notifications/threads/{thread_id}"],
    getThreadSubscriptionForAuthenticatedUser: [
      "GET /notifications/threads/{thread_id}/subscription"
    ],
    listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
    listNotificationsForAuthenticatedUser: ["GET /notifications"],
    listOrgEventsForAuthenticatedUser: [
      "GET /users/{username}/events/orgs/{org}"
    ],
    listPublicEvents: ["GET /events"],
    listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
    listPublicEventsForUser: ["GET /users/{username}/events/public"],
    listPublicOrgEvents: ["GET /orgs/{org}/events"],
    listReceivedEventsForUser: ["GET /users/{username}/received_events"],
    listReceivedPublicEventsForUser: [
      "GET /users/{username}/received_events/public"
    ],
    listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
    listRepoNotificationsForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/notifications"
    ],
    listReposStarredByAuthenticatedUser: ["GET /user/starred"],
    listReposStarredByUser: ["GET /users/{username}/starred"],
    listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
    listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
    listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
    listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
    markNotificationsAsRead: ["PUT /notifications"],
    markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
    markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
    markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
    setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
    setThreadSubscription: [
      "PUT /notifications/threads/{thread_id}/subscription"
    ],
    starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
    unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
  },
  apps: {
    addRepoToInstallation: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
    ],
    addRepoToInstallationForAuthenticatedUser: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    checkToken: ["POST /applications/{client_id}/token"],
    createFromManifest: ["POST /app-manifests/{code}/conversions"],
    createInstallationAccessToken: [
      "POST /app/installations/{installation_id}/access_tokens"
    ],
    deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
    deleteInstallation: ["DELETE /app/installations/{installation_id}"],
    deleteToken: ["DELETE /applications/{client_id}/token"],
    getAuthenticated: ["GET /app"],
    getBySlug: ["GET /apps/{app_slug}"],
    getInstallation: ["GET /app/installations/{installation_id}"],
    getOrgInstallation: ["GET /orgs/{org}/installation"],
    getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
    getSubscriptionPlanForAccount: [
      "GET /marketplace_listing/accounts/{account_id}"
    ],
    getSubscriptionPlanForAccountStubbed: [
      "GET /marketplace_listing/stubbed/accounts/{account_id}"
    ],
    getUserInstallation: ["GET /users/{username}/installation"],
    getWebhookConfigForApp: ["GET /app/hook/config"],
    getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
    listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
    listAccountsForPlanStubbed: [
      "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"
    ],
    listInstallationReposForAuthenticatedUser: [
      "GET /user/installations/{installation_id}/repositories"
    ],
    listInstallationRequestsForAuthenticatedApp: [
      "GET /app/installation-requests"
    ],
    listInstallations: ["GET /app/installations"],
    listInstallationsForAuthenticatedUser: ["GET /user/installations"],
    listPlans: ["GET /marketplace_listing/plans"],
    listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
    listReposAccessibleToInstallation: ["GET /installation/repositories"],
    listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
    listSubscriptionsForAuthenticatedUserStubbed: [
      "GET /user/marketplace_purchases/stubbed"
    ],
    listWebhookDeliveries: ["GET /app/hook/deliveries"],
    redeliverWebhookDelivery: [
      "POST /app/hook/deliveries/{delivery_id}/attempts"
    ],
    removeRepoFromInstallation: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
    ],
    removeRepoFromInstallationForAuthenticatedUser: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    resetToken: ["PATCH /applications/{client_id}/token"],
    revokeInstallationAccessToken: ["DELETE /installation/token"],
    scopeToken: ["POST /applications/{client_id}/token/scoped"],
    suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
    unsuspendInstallation: [
      "DELETE /app/installations/{installation_id}/suspended"
    ],
    updateWebhookConfigForApp: ["PATCH /app/hook/config"]
  },
  billing: {
    getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
    getGithubActionsBillingUser: [
      "GET /users/{username}/settings/billing/actions"
    ],
    getGithubBillingPremiumRequestUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/premium_request/usage"
    ],
    getGithubBillingPremiumRequestUsageReportUser: [
      "GET /users/{username}/settings/billing/premium_request/usage"
    ],
    getGithubBillingUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/usage"
    ],
    getGithubBillingUsageReportUser: [
      "GET /users/{username}/settings/billing/usage"
    ],
    getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
    getGithubPackagesBillingUser: [
      "GET /users/{username}/settings/billing/packages"
    ],
    getSharedStorageBillingOrg: [
      "GET /orgs/{org}/settings/billing/shared-storage"
    ],
    getSharedStorageBillingUser: [
      "GET /users/{username}/settings/billing/shared-storage"
    ]
  },
  campaigns: {
    createCampaign: ["POST /orgs/{org}/campaigns"],
    deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
    getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
    listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
    updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
  },
  checks: {
    create: ["POST /repos/{owner}/{repo}/check-runs"],
    createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
    get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
    getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
    listAnnotations: [
      "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"
    ],
    listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
    listForSuite: [
      "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"
    ],
    listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
    rerequestRun: [
      "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"
    ],
    rerequestSuite: [
      "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"
    ],
    setSuitesPreferences: [
      "PATCH /repos/{owner}/{repo}/check-suites/preferences"
    ],
    update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
  },
  codeScanning: {
    commitAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"
    ],
    createAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    createVariantAnalysis: [
      "POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"
    ],
    deleteAnalysis: [
      "DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"
    ],
    deleteCodeqlDatabase: [
      "DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
      {},
      { renamedParameters: { alert_id: "alert_number" } }
    ],
    getAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"
    ],
    getAutofix: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    getCodeqlDatabase: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
    getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
    getVariantAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"
    ],
    getVariantAnalysisRepoTask: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"
    ],
    listAlertInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
    listAlertsInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
      {},
      { renamed: ["codeScanning", "listAlertInstances"] }
    ],
    listCodeqlDatabases: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases"
    ],
    listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"
    ],
    updateDefaultSetup: [
      "PATCH /repos/{owner}/{repo}/code-scanning/default-setup"
    ],
    uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
  },
  codeSecurity: {
    attachConfiguration: [
      "POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"
    ],
    attachEnterpriseConfiguration: [
      "POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"
    ],
    createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
    createConfigurationForEnterprise: [
      "POST /enterprises/{enterprise}/code-security/configurations"
    ],
    deleteConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    deleteConfigurationForEnterprise: [
      "DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    detachConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/detach"
    ],
    getConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    getConfigurationForRepository: [
      "GET /repos/{owner}/{repo}/code-security-configuration"
    ],
    getConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations"
    ],
    getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
    getDefaultConfigurations: [
      "GET /orgs/{org}/code-security/configurations/defaults"
    ],
    getDefaultConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/defaults"
    ],
    getRepositoriesForConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"
    ],
    getRepositoriesForEnterpriseConfiguration: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"
    ],
    getSingleConfigurationForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    setConfigurationAsDefault: [
      "PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"
    ],
    setConfigurationAsDefaultForEnterprise: [
      "PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"
    ],
    updateConfiguration: [
      "PATCH /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    updateEnterpriseConfiguration: [
      "PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ]
  },
  codesOfConduct: {
    getAllCodesOfConduct: ["GET /codes_of_conduct"],
    getConductCode: ["GET /codes_of_conduct/{key}"]
  },
  codespaces: {
    addRepositoryForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    checkPermissionsForDevcontainer: [
      "GET /repos/{owner}/{repo}/codespaces/permissions_check"
    ],
    codespaceMachinesForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/machines"
    ],
    createForAuthenticatedUser: ["POST /user/codespaces"],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}"
    ],
    createWithPrForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"
    ],
    createWithRepoForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/codespaces"
    ],
    deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
    deleteFromOrganization: [
      "DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    deleteSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}"
    ],
    exportForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/exports"
    ],
    getCodespacesForUserInOrg: [
      "GET /orgs/{org}/members/{username}/codespaces"
    ],
    getExportDetailsForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/exports/{export_id}"
    ],
    getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
    getPublicKeyForAuthenticatedUser: [
      "GET /user/codespaces/secrets/public-key"
    ],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    getSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}"
    ],
    listDevcontainersInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/devcontainers"
    ],
    listForAuthenticatedUser: ["GET /user/codespaces"],
    listInOrganization: [
      "GET /orgs/{org}/codespaces",
      {},
      { renamedParameters: { org_id: "org" } }
    ],
    listInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces"
    ],
    listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
    listRepositoriesForSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}/repositories"
    ],
    listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    preFlightWithRepoForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/new"
    ],
    publishForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/publish"
    ],
    removeRepositoryForSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repoMachinesForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/machines"
    ],
    setRepositoriesForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
    stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
    stopInOrganization: [
      "POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"
    ],
    updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
  },
  copilot: {
    addCopilotSeatsForTeams: [
      "POST /orgs/{org}/copilot/billing/selected_teams"
    ],
    addCopilotSeatsForUsers: [
      "POST /orgs/{org}/copilot/billing/selected_users"
    ],
    cancelCopilotSeatAssignmentForTeams: [
      "DELETE /orgs/{org}/copilot/billing/selected_teams"
    ],
    cancelCopilotSeatAssignmentForUsers: [
      "DELETE /orgs/{org}/copilot/billing/selected_users"
    ],
    copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
    copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
    getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
    getCopilotSeatDetailsForUser: [
      "GET /orgs/{org}/members/{username}/copilot"
    ],
    listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
  },
  credentials: { revoke: ["POST /credentials/revoke"] },
  dependabot: {
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
    getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    listAlertsForEnterprise: [
      "GET /enterprises/{enterprise}/dependabot/alerts"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
    listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repositoryAccessForOrg: [
      "GET /organizations/{org}/dependabot/repository-access"
    ],
    setRepositoryAccessDefaultLevel: [
      "PUT /organizations/{org}/dependabot/repository-access/default-level"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"
    ],
    updateRepositoryAccessForOrg: [
      "PATCH /organizations/{org}/dependabot/repository-access"
    ]
  },
  dependencyGraph: {
    createRepositorySnapshot: [
      "POST /repos/{owner}/{repo}/dependency-graph/snapshots"
    ],
    diffRange: [
      "GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"
    ],
    exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
  },
  emojis: { get: ["GET /emojis"] },
  enterpriseTeamMemberships: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"
    ],
    get: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
    remove: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ]
  },
  enterpriseTeamOrganizations: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"
    ],
    delete: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignment: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignments: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"
    ]
  },
  enterpriseTeams: {
    create: ["POST /enterprises/{enterprise}/teams"],
    delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
    get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
    list: ["GET /enterprises/{enterprise}/teams"],
    update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
  },
  gists: {
    checkIsStarred: ["GET /gists/{gist_id}/star"],
    create: ["POST /gists"],
    createComment: ["POST /gists/{gist_id}/comments"],
    delete: ["DELETE /gists/{gist_id}"],
    deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
    fork: ["POST /gists/{gist_id}/forks"],
    get: ["GET /gists/{gist_id}"],
    getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
    getRevision: ["GET /gists/{gist_id}/{sha}"],
    list: ["GET /gists"],
    listComments: ["GET /gists/{gist_id}/comments"],
    listCommits: ["GET /gists/{gist_id}/commits"],
    listForUser: ["GET /users/{username}/gists"],
    listForks: ["GET /gists/{gist_id}/forks"],
    listPublic: ["GET /gists/public"],
    listStarred: ["GET /gists/starred"],
    star: ["PUT /gists/{gist_id}/star"],
    unstar: ["DELETE /gists/{gist_id}/star"],
    update: ["PATCH /gists/{gist_id}"],
    updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
  },
  git: {
    createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
    createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
    createRef: ["POST /repos/{owner}/{repo}/git/refs"],
    createTag: ["POST /repos/{owner}/{repo}/git/tags"],
    createTree: ["POST /repos/{owner}/{repo}/git/trees"],
    deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
    getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
    getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
    getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
    getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
    getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
    listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
    updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
  },
  gitignore: {
    getAllTemplates: ["GET /gitignore/templates"],
    getTemplate: ["GET /gitignore/templates/{name}"]
  },
  hostedCompute: {
    createNetworkConfigurationForOrg: [
      "POST /orgs/{org}/settings/network-configurations"
    ],
    deleteNetworkConfigurationFromOrg: [
      "DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkConfigurationForOrg: [
      "GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkSettingsForOrg: [
      "GET /orgs/{org}/settings/network-settings/{network_settings_id}"
    ],
    listNetworkConfigurationsForOrg: [
      "GET /orgs/{org}/settings/network-configurations"
    ],
    updateNetworkConfigurationForOrg: [
      "PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ]
  },
  interactions: {
    getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
    getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
    getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
    getRestrictionsForYourPublicRepos: [
      "GET /user/interaction-limits",
      {},
      { renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
    ],
    removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
    removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
    removeRestrictionsForRepo: [
      "DELETE /repos/{owner}/{repo}/interaction-limits"
    ],
    removeRestrictionsForYourPublicRepos: [
      "DELETE /user/interaction-limits",
      {},
      { renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
    ],
    setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
    setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
    setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
    setRestrictionsForYourPublicRepos: [
      "PUT /user/interaction-limits",
      {},
      { renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
    ]
  },
  issues: {
    addAssignees: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    addBlockedByDependency: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    addSubIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
    checkUserCanBeAssignedToIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"
    ],
    create: ["POST /repos/{owner}/{repo}/issues"],
    createComment: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
    ],
    createLabel: ["POST /repos/{owner}/{repo}/labels"],
    createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
    deleteComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"
    ],
    deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
    deleteMilestone: [
      "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"
    ],
    get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
    getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
    getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
    getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
    getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
    list: ["GET /issues"],
    listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
    listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
    listDependenciesBlockedBy: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    listDependenciesBlocking: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"
    ],
    listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
    listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
    listEventsForTimeline: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
    ],
    listForAuthenticatedUser: ["GET /user/issues"],
    listForOrg: ["GET /orgs/{org}/issues"],
    listForRepo: ["GET /repos/{owner}/{repo}/issues"],
    listLabelsForMilestone: [
      "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"
    ],
    listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
    listLabelsOnIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
    listSubIssues: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    removeAllLabels: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    removeAssignees: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    removeDependencyBlockedBy: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"
    ],
    removeLabel: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"
    ],
    removeSubIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"
    ],
    reprioritizeSubIssue: [
      "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"
    ],
    setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
    updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
    updateMilestone: [
      "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"
    ]
  },
  licenses: {
    get: ["GET /licenses/{license}"],
    getAllCommonlyUsed: ["GET /licenses"],
    getForRepo: ["GET /repos/{owner}/{repo}/license"]
  },
  markdown: {
    render: ["POST /markdown"],
    renderRaw: [
      "POST /markdown/raw",
      { headers: { "content-type": "text/plain; charset=utf-8" } }
    ]
  },
  meta: {
    get: ["GET /meta"],
    getAllVersions: ["GET /versions"],
    getOctocat: ["GET /octocat"],
    getZen: ["GET /zen"],
    root: ["GET /"]
  },
  migrations: {
    deleteArchiveForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/archive"
    ],
    deleteArchiveForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/archive"
    ],
    downloadArchiveForOrg: [
      "GET /orgs/{org}/migrations/{migration_id}/archive"
    ],
    getArchiveForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/archive"
    ],
    getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
    getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
    listForAuthenticatedUser: ["GET /user/migrations"],
    listForOrg: ["GET /orgs/{org}/migrations"],
    listReposForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/repositories"
    ],
    listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
    listReposForUser: [
      "GET /user/migrations/{migration_id}/repositories",
      {},
      { renamed: ["migrations", "listReposForAuthenticatedUser"] }
    ],
    startForAuthenticatedUser: ["POST /user/migrations"],
    startForOrg: ["POST /orgs/{org}/migrations"],
    unlockRepoForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"
    ],
    unlockRepoForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"
    ]
  },
  oidc: {
    getOidcCustomSubTemplateForOrg: [
      "GET /orgs/{org}/actions/oidc/customization/sub"
    ],
    updateOidcCustomSubTemplateForOrg: [
      "PUT /orgs/{org}/actions/oidc/customization/sub"
    ]
  },
  orgs: {
    addSecurityManagerTeam: [
      "PUT /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team"
      }
    ],
    assignTeamToOrgRole: [
      "PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    assignUserToOrgRole: [
      "PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    blockUser: ["PUT /orgs/{org}/blocks/{username}"],
    cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
    checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
    checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
    checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
    convertMemberToOutsideCollaborator: [
      "PUT /orgs/{org}/outside_collaborators/{username}"
    ],
    createArtifactStorageRecord: [
      "POST /orgs/{org}/artifacts/metadata/storage-record"
    ],
    createInvitation: ["POST /orgs/{org}/invitations"],
    createIssueType: ["POST /orgs/{org}/issue-types"],
    createWebhook: ["POST /orgs/{org}/hooks"],
    customPropertiesForOrgsCreateOrUpdateOrganizationValues: [
      "PATCH /organizations/{org}/org-properties/values"
    ],
    customPropertiesForOrgsGetOrganizationValues: [
      "GET /organizations/{org}/org-properties/values"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinition: [
      "PUT /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinitions: [
      "PATCH /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationValues: [
      "PATCH /orgs/{org}/properties/values"
    ],
    customPropertiesForReposDeleteOrganizationDefinition: [
      "DELETE /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinition: [
      "GET /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinitions: [
      "GET /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposGetOrganizationValues: [
      "GET /orgs/{org}/properties/values"
    ],
    delete: ["DELETE /orgs/{org}"],
    deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
    deleteAttestationsById: [
      "DELETE /orgs/{org}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /orgs/{org}/attestations/digest/{subject_digest}"
    ],
    deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
    deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
    disableSelectedRepositoryImmutableReleasesOrganization: [
      "DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    enableSelectedRepositoryImmutableReleasesOrganization: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    get: ["GET /orgs/{org}"],
    getImmutableReleasesSettings: [
      "GET /orgs/{org}/settings/immutable-releases"
    ],
    getImmutableReleasesSettingsRepositories: [
      "GET /orgs/{org}/settings/immutable-releases/repositories"
    ],
    getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
    getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
    getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
    getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
    getOrgRulesetVersion: [
      "GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
    getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
    getWebhookDelivery: [
      "GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    list: ["GET /organizations"],
    listAppInstallations: ["GET /orgs/{org}/installations"],
    listArtifactStorageRecords: [
      "GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"
    ],
    listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
    listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedUsers: ["GET /orgs/{org}/blocks"],
    listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
    listForAuthenticatedUser: ["GET /user/orgs"],
    listForUser: ["GET /users/{username}/orgs"],
    listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
    listIssueTypes: ["GET /orgs/{org}/issue-types"],
    listMembers: ["GET /orgs/{org}/members"],
    listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
    listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
    listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
    listOrgRoles: ["GET /orgs/{org}/organization-roles"],
    listOrganizationFineGrainedPermissions: [
      "GET /orgs/{org}/organization-fine-grained-permissions"
    ],
    listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
    listPatGrantRepositories: [
      "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"
    ],
    listPatGrantRequestRepositories: [
      "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"
    ],
    listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
    listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
    listPendingInvitations: ["GET /orgs/{org}/invitations"],
    listPublicMembers: ["GET /orgs/{org}/public_members"],
    listSecurityManagerTeams: [
      "GET /orgs/{org}/security-managers",
      {},
      {
        deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams"
      }
    ],
    listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
    listWebhooks: ["GET /orgs/{org}/hooks"],
    pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeMember: ["DELETE /orgs/{org}/members/{username}"],
    removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
    removeOutsideCollaborator: [
      "DELETE /orgs/{org}/outside_collaborators/{username}"
    ],
    removePublicMembershipForAuthenticatedUser: [
      "DELETE /orgs/{org}/public_members/{username}"
    ],
    removeSecurityManagerTeam: [
      "DELETE /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team"
      }
    ],
    reviewPatGrantRequest: [
      "POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"
    ],
    reviewPatGrantRequestsInBulk: [
      "POST /orgs/{org}/personal-access-token-requests"
    ],
    revokeAllOrgRolesTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}"
    ],
    revokeAllOrgRolesUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}"
    ],
    revokeOrgRoleTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    revokeOrgRoleUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    setImmutableReleasesSettings: [
      "PUT /orgs/{org}/settings/immutable-releases"
    ],
    setImmutableReleasesSettingsRepositories: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories"
    ],
    setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
    setPublicMembershipForAuthenticatedUser: [
      "PUT /orgs/{org}/public_members/{username}"
    ],
    unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
    update: ["PATCH /orgs/{org}"],
    updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
    updateMembershipForAuthenticatedUser: [
      "PATCH /user/memberships/orgs/{org}"
    ],
    updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
    updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
    updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
    updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
  },
  packages: {
    deletePackageForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}"
    ],
    deletePackageForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    deletePackageForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}"
    ],
    deletePackageVersionForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getAllPackageVersionsForAPackageOwnedByAnOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
      {},
      { renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
    ],
    getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions",
      {},
      {
        renamed: [
          "packages",
          "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"
        ]
      }
    ],
    getAllPackageVersionsForPackageOwnedByAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions"
    ],
    getPackageForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}"
    ],
    getPackageForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    getPackageForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}"
    ],
    getPackageVersionForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    listDockerMigrationConflictingPackagesForAuthenticatedUser: [
      "GET /user/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForOrganization: [
      "GET /orgs/{org}/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForUser: [
      "GET /users/{username}/docker/conflicts"
    ],
    listPackagesForAuthenticatedUser: ["GET /user/packages"],
    listPackagesForOrganization: ["GET /orgs/{org}/packages"],
    listPackagesForUser: ["GET /users/{username}/packages"],
    restorePackageForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageVersionForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ]
  },
  privateRegistries: {
    createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
    deleteOrgPrivateRegistry: [
      "DELETE /orgs/{org}/private-registries/{secret_name}"
    ],
    getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
    listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
    updateOrgPrivateRegistry: [
      "PATCH /orgs/{org}/private-registries/{secret_name}"
    ]
  },
  projects: {
    addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
    addItemForUser: [
      "POST /users/{username}/projectsV2/{project_number}/items"
    ],
    deleteItemForOrg: [
      "DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    deleteItemForUser: [
      "DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    getFieldForOrg: [
      "GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getFieldForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
    getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
    getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
    getUserItem: [
      "GET /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
    listFieldsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields"
    ],
    listForOrg: ["GET /orgs/{org}/projectsV2"],
    listForUser: ["GET /users/{username}/projectsV2"],
    listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
    listItemsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/items"
    ],
    updateItemForOrg: [
      "PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    updateItemForUser: [
      "PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ]
  },
  pulls: {
    checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    create: ["POST /repos/{owner}/{repo}/pulls"],
    createReplyForReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"
    ],
    createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    createReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    deletePendingReview: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    deleteReviewComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ],
    dismissReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"
    ],
    get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
    getReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
    list: ["GET /repos/{owner}/{repo}/pulls"],
    listCommentsForReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
    listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
    listRequestedReviewers: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    listReviewComments: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
    listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    removeRequestedReviewers: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    requestReviewers: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    submitReview: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"
    ],
    update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
    updateBranch: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"
    ],
    updateReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    updateReviewComment: [
      "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ]
  },
  rateLimit: { get: ["GET /rate_limit"] },
  reactions: {
    createForCommitComment: [
      "POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    createForIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"
    ],
    createForIssueComment: [
      "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    createForPullRequestReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    createForRelease: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    createForTeamDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    createForTeamDiscussionInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ],
    deleteForCommitComment: [
      "DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"
    ],
    deleteForIssueComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForPullRequestComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForRelease: [
      "DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussion: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussionComment: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"
    ],
    listForCommitComment: [
      "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
    listForIssueComment: [
      "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    listForPullRequestReviewComment: [
      "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    listForRelease: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    listForTeamDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    listForTeamDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ]
  },
  repos: {
    acceptInvitation: [
      "PATCH /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
    ],
    acceptInvitationForAuthenticatedUser: [
      "PATCH /user/repository_invitations/{invitation_id}"
    ],
    addAppAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
    addStatusCheckContexts: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    addTeamAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    addUserAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    cancelPagesDeployment: [
      "POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"
    ],
    checkAutomatedSecurityFixes: [
      "GET /repos/{owner}/{repo}/automated-security-fixes"
    ],
    checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
    checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
    checkPrivateVulnerabilityReporting: [
      "GET /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    checkVulnerabilityAlerts: [
      "GET /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
    compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
    compareCommitsWithBasehead: [
      "GET /repos/{owner}/{repo}/compare/{basehead}"
    ],
    createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
    createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
    createCommitComment: [
      "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    createCommitSignatureProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
    createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
    createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
    createDeploymentBranchPolicy: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    createDeploymentProtectionRule: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    createDeploymentStatus: [
      "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
    createForAuthenticatedUser: ["POST /user/repos"],
    createFork: ["POST /repos/{owner}/{repo}/forks"],
    createInOrg: ["POST /orgs/{org}/repos"],
    createOrUpdateEnvironment: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
    createOrgRuleset: ["POST /orgs/{org}/rulesets"],
    createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
    createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
    createRelease: ["POST /repos/{owner}/{repo}/releases"],
    createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
    createUsingTemplate: [
      "POST /repos/{template_owner}/{template_repo}/generate"
    ],
    createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
    customPropertiesForReposCreateOrUpdateRepositoryValues: [
      "PATCH /repos/{owner}/{repo}/properties/values"
    ],
    customPropertiesForReposGetRepositoryValues: [
      "GET /repos/{owner}/{repo}/properties/values"
    ],
    declineInvitation: [
      "DELETE /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
    ],
    declineInvitationForAuthenticatedUser: [
      "DELETE /user/repository_invitations/{invitation_id}"
    ],
    delete: ["DELETE /repos/{owner}/{repo}"],
    deleteAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    deleteAdminBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    deleteAnEnvironment: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    deleteBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
    deleteCommitSignatureProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
    deleteDeployment: [
      "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"
    ],
    deleteDeploymentBranchPolicy: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
    deleteInvitation: [
      "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
    deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
    deletePullRequestReviewProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
    deleteReleaseAsset: [
      "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
    disableAutomatedSecurityFixes: [
      "DELETE /repos/{owner}/{repo}/automated-security-fixes"
    ],
    disableDeploymentProtectionRule: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    disableImmutableReleases: [
      "DELETE /repos/{owner}/{repo}/immutable-releases"
    ],
    disablePrivateVulnerabilityReporting: [
      "DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    disableVulnerabilityAlerts: [
      "DELETE /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    downloadArchive: [
      "GET /repos/{owner}/{repo}/zipball/{ref}",
      {},
      { renamed: ["repos", "downloadZipballArchive"] }
    ],
    downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
    downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
    enableAutomatedSecurityFixes: [
      "PUT /repos/{owner}/{repo}/automated-security-fixes"
    ],
    enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
    enablePrivateVulnerabilityReporting: [
      "PUT /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    enableVulnerabilityAlerts: [
      "PUT /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    generateReleaseNotes: [
      "POST /repos/{owner}/{repo}/releases/generate-notes"
    ],
    get: ["GET /repos/{owner}/{repo}"],
    getAccessRestrictions: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    getAdminBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    getAllDeploymentProtectionRules: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
    getAllStatusCheckContexts: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"
    ],
    getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
    getAppsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"
    ],
    getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
    getBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
    getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
    getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
    getCollaboratorPermissionLevel: [
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission"
    ],
    getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
    getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
    getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
    getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
    getCommitSignatureProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
    getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
    getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
    getCustomDeploymentProtectionRule: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
    getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
    getDeploymentBranchPolicy: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    getDeploymentStatus: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"
    ],
    getEnvironment: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
    getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
    getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
    getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
    getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
    getOrgRulesets: ["GET /orgs/{org}/rulesets"],
    getPages: ["GET /repos/{owner}/{repo}/pages"],
    getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
    getPagesDeployment: [
      "GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"
    ],
    getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
    getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
    getPullRequestReviewProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
    getReadme: ["GET /repos/{owner}/{repo}/readme"],
    getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
    getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
    getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
    getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
    getRepoRuleSuite: [
      "GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"
    ],
    getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
    getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    getRepoRulesetHistory: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"
    ],
    getRepoRulesetVersion: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
    getStatusChecksProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    getTeamsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"
    ],
    getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
    getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
    getUsersWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"
    ],
    getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
    getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
    getWebhookConfigForRepo: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    getWebhookDelivery: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    listActivities: ["GET /repos/{owner}/{repo}/activity"],
    listAttestations: [
      "GET /repos/{owner}/{repo}/attestations/{subject_digest}"
    ],
    listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
    listBranches: ["GET /repos/{owner}/{repo}/branches"],
    listBranchesForHeadCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"
    ],
    listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
    listCommentsForCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
    listCommitStatusesForRef: [
      "GET /repos/{owner}/{repo}/commits/{ref}/statuses"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/commits"],
    listContributors: ["GET /repos/{owner}/{repo}/contributors"],
    listCustomDeploymentRuleIntegrations: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"
    ],
    listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
    listDeploymentBranchPolicies: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    listDeploymentStatuses: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
    listForAuthenticatedUser: ["GET /user/repos"],
    listForOrg: ["GET /orgs/{org}/repos"],
    listForUser: ["GET /users/{username}/repos"],
    listForks: ["GET /repos/{owner}/{repo}/forks"],
    listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
    listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
    listLanguages: ["GET /repos/{owner}/{repo}/languages"],
    listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
    listPublic: ["GET /repositories"],
    listPullRequestsAssociatedWithCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"
    ],
    listReleaseAssets: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/assets"
    ],
    listReleases: ["GET /repos/{owner}/{repo}/releases"],
    listTags: ["GET /repos/{owner}/{repo}/tags"],
    listTeams: ["GET /repos/{owner}/{repo}/teams"],
    listWebhookDeliveries: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"
    ],
    listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
    merge: ["POST /repos/{owner}/{repo}/merges"],
    mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
    pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeAppAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    removeCollaborator: [
      "DELETE /repos/{owner}/{repo}/collaborators/{username}"
    ],
    removeStatusCheckContexts: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    removeStatusCheckProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    removeTeamAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    removeUserAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
    replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
    requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
    setAdminBranchProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    setAppAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    setStatusCheckContexts: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    setTeamAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    setUserAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
    transfer: ["POST /repos/{owner}/{repo}/transfer"],
    update: ["PATCH /repos/{owner}/{repo}"],
    updateBranchProtection: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
    updateDeploymentBranchPolicy: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
    updateInvitation: [
      "PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
    updatePullRequestReviewProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
    updateReleaseAsset: [
      "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    updateStatusCheckPotection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
      {},
      { renamed: ["repos", "updateStatusCheckProtection"] }
    ],
    updateStatusCheckProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
    updateWebhookConfigForRepo: [
      "PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    uploadReleaseAsset: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
      { baseUrl: "https://uploads.github.com" }
    ]
  },
  search: {
    code: ["GET /search/code"],
    commits: ["GET /search/commits"],
    issuesAndPullRequests: ["GET /search/issues"],
    labels: ["GET /search/labels"],
    repos: ["GET /search/repositories"],
    topics: ["GET /search/topics"],
    users: ["GET /search/users"]
  },
  secretScanning: {
    createPushProtectionBypass: [
      "POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
    listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
    listLocationsForAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"
    ],
    listOrgPatternConfigs: [
      "GET /orgs/{org}/secret-scanning/pattern-configurations"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    updateOrgPatternConfigs: [
      "PATCH /orgs/{org}/secret-scanning/pattern-configurations"
    ]
  },
  securityAdvisories: {
    createFork: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"
    ],
    createPrivateVulnerabilityReport: [
      "POST /repos/{owner}/{repo}/security-advisories/reports"
    ],
    createRepositoryAdvisory: [
      "POST /repos/{owner}/{repo}/security-advisories"
    ],
    createRepositoryAdvisoryCveRequest: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"
    ],
    getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
    getRepositoryAdvisory: [
      "GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ],
    listGlobalAdvisories: ["GET /advisories"],
    listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
    listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
    updateRepositoryAdvisory: [
      "PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ]
  },
  teams: {
    addOrUpdateMembershipForUserInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    addOrUpdateRepoPermissionsInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    checkPermissionsForRepoInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    create: ["POST /orgs/{org}/teams"],
    createDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
    deleteDiscussionCommentInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    deleteDiscussionInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
    getByName: ["GET /orgs/{org}/teams/{team_slug}"],
    getDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    getDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    getMembershipForUserInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    list: ["GET /orgs/{org}/teams"],
    listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
    listDiscussionCommentsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
    listForAuthenticatedUser: ["GET /user/teams"],
    listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
    listPendingInvitationsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/invitations"
    ],
    listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
    removeMembershipForUserInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    removeRepoInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    updateDiscussionCommentInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    updateDiscussionInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
  },
  users: {
    addEmailForAuthenticated: [
      "POST /user/emails",
      {},
      { renamed: ["users", "addEmailForAuthenticatedUser"] }
    ],
    addEmailForAuthenticatedUser: ["POST /user/emails"],
    addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
    block: ["PUT /user/blocks/{username}"],
    checkBlocked: ["GET /user/blocks/{username}"],
    checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
    checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
    createGpgKeyForAuthenticated: [
      "POST /user/gpg_keys",
      {},
      { renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
    ],
    createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
    createPublicSshKeyForAuthenticated: [
      "POST /user/keys",
      {},
      { renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
    ],
    createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
    createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
    deleteAttestationsBulk: [
      "POST /users/{username}/attestations/delete-request"
    ],
    deleteAttestationsById: [
      "DELETE /users/{username}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /users/{username}/attestations/digest/{subject_digest}"
    ],
    deleteEmailForAuthenticated: [
      "DELETE /user/emails",
      {},
      { renamed: ["users", "deleteEmailForAuthenticatedUser"] }
    ],
    deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
    deleteGpgKeyForAuthenticated: [
      "DELETE /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
    ],
    deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
    deletePublicSshKeyForAuthenticated: [
      "DELETE /user/keys/{key_id}",
      {},
      { renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
    ],
    deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
    deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
    deleteSshSigningKeyForAuthenticatedUser: [
      "DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    follow: ["PUT /user/following/{username}"],
    getAuthenticated: ["GET /user"],
    getById: ["GET /user/{account_id}"],
    getByUsername: ["GET /users/{username}"],
    getContextForUser: ["GET /users/{username}/hovercard"],
    getGpgKeyForAuthenticated: [
      "GET /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
    ],
    getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
    getPublicSshKeyForAuthenticated: [
      "GET /user/keys/{key_id}",
      {},
      { renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
    ],
    getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
    getSshSigningKeyForAuthenticatedUser: [
      "GET /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    list: ["GET /users"],
    listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /users/{username}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedByAuthenticated: [
      "GET /user/blocks",
      {},
      { renamed: ["users", "listBlockedByAuthenticatedUser"] }
    ],
    listBlockedByAuthenticatedUser: ["GET /user/blocks"],
    listEmailsForAuthenticated: [
      "GET /user/emails",
      {},
      { renamed: ["users", "listEmailsForAuthenticatedUser"] }
    ],
    listEmailsForAuthenticatedUser: ["GET /user/emails"],
    listFollowedByAuthenticated: [
      "GET /user/following",
      {},
      { renamed: ["users", "listFollowedByAuthenticatedUser"] }
    ],
    listFollowedByAuthenticatedUser: ["GET /user/following"],
    listFollowersForAuthenticatedUser: ["GET /user/followers"],
    listFollowersForUser: ["GET /users/{username}/followers"],
    listFollowingForUser: ["GET /users/{username}/following"],
    listGpgKeysForAuthenticated: [
      "GET /user/gpg_keys",
      {},
      { renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
    ],
    listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
    listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
    listPublicEmailsForAuthenticated: [
      "GET /user/public_emails",
      {},
      { renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
    ],
    listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
    listPublicKeysForUser: ["GET /users/{username}/keys"],
    listPublicSshKeysForAuthenticated: [
      "GET /user/keys",
      {},
      { renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
    ],
    listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
    listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
    listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
    listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
    listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
    setPrimaryEmailVisibilityForAuthenticated: [
      "PATCH /user/email/visibility",
      {},
      { renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
    ],
    setPrimaryEmailVisibilityForAuthenticatedUser: [
      "PATCH /user/email/visibility"
    ],
    unblock: ["DELETE /user/blocks/{username}"],
    unfollow: ["DELETE /user/following/{username}"],
    updateAuthenticated: ["PATCH /user"]
  }
};
var endpoints_default = Endpoints;

//# sourceMappingURL=endpoints.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js

const endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) {
  for (const [methodName, endpoint] of Object.entries(endpoints)) {
    const [route, defaults, decorations] = endpoint;
    const [method, url] = route.split(/ /);
    const endpointDefaults = Object.assign(
      {
        method,
        url
      },
      defaults
    );
    if (!endpointMethodsMap.has(scope)) {
      endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
    }
    endpointMethodsMap.get(scope).set(methodName, {
      scope,
      methodName,
      endpointDefaults,
      decorations
    });
  }
}
const handler = {
  has({ scope }, methodName) {
    return endpointMethodsMap.get(scope).has(methodName);
  },
  getOwnPropertyDescriptor(target, methodName) {
    return {
      value: this.get(target, methodName),
      // ensures method is in the cache
      configurable: true,
      writable: true,
      enumerable: true
    };
  },
  defineProperty(target, methodName, descriptor) {
    Object.defineProperty(target.cache, methodName, descriptor);
    return true;
  },
  deleteProperty(target, methodName) {
    delete target.cache[methodName];
    return true;
  },
  ownKeys({ scope }) {
    return [...endpointMethodsMap.get(scope).keys()];
  },
  set(target, methodName, value) {
    return target.cache[methodName] = value;
  },
  get({ octokit, scope, cache }, methodName) {
    if (cache[methodName]) {
      return cache[methodName];
    }
    const method = endpointMethodsMap.get(scope).get(methodName);
    if (!method) {
      return void 0;
    }
    const { endpointDefaults, decorations } = method;
    if (decorations) {
      cache[methodName] = decorate(
        octokit,
        scope,
        methodName,
        endpointDefaults,
        decorations
      );
    } else {
      cache[methodName] = octokit.request.defaults(endpointDefaults);
    }
    return cache[methodName];
  }
};
function endpointsToMethods(octokit) {
  const newMethods = {};
  for (const scope of endpointMethodsMap.keys()) {
    newMethods[scope] = new Proxy({ octokit, scope, cache: {} }, handler);
  }
  return newMethods;
}
function decorate(octokit, scope, methodName, defaults, decorations) {
  const requestWithDefaults = octokit.request.defaults(defaults);
  function withDecorations(...args) {
    let options = requestWithDefaults.endpoint.merge(...args);
    if (decorations.mapToData) {
      options = Object.assign({}, options, {
        data: options[decorations.mapToData],
        [decorations.mapToData]: void 0
      });
      return requestWithDefaults(options);
    }
    if (decorations.renamed) {
      const [newScope, newMethodName] = decorations.renamed;
      octokit.log.warn(
        `octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`
      );
    }
    if (decorations.deprecated) {
      octokit.log.warn(decorations.deprecated);
    }
    if (decorations.renamedParameters) {
      const options2 = requestWithDefaults.endpoint.merge(...args);
      for (const [name, alias] of Object.entries(
        decorations.renamedParameters
      )) {
        if (name in options2) {
          octokit.log.warn(
            `"${name}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`
          );
          if (!(alias in options2)) {
            options2[alias] = options2[name];
          }
          delete options2[name];
        }
      }
      return requestWithDefaults(options2);
    }
    return requestWithDefaults(...args);
  }
  return Object.assign(withDecorations, requestWithDefaults);
}

//# sourceMappingURL=endpoints-to-methods.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js


function restEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    rest: api
  };
}
restEndpointMethods.VERSION = plugin_rest_endpoint_methods_dist_src_version_VERSION;
function legacyRestEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    ...api,
    rest: api
  };
}
legacyRestEndpointMethods.VERSION = plugin_rest_endpoint_methods_dist_src_version_VERSION;

//# sourceMappingURL=index.js.map

;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/version.js
const rest_dist_src_version_VERSION = "22.0.1";


;// CONCATENATED MODULE: ./node_modules/@octokit/rest/dist-src/index.js





const dist_src_Octokit = Octokit.plugin(requestLog, legacyRestEndpointMethods, paginateRest).defaults(
  {
    userAgent: `octokit-rest.js/${rest_dist_src_version_VERSION}`
  }
);


;// CONCATENATED MODULE: ./packages/forge/lib/allowance.js
/** Kinds that one run meets: REST and GraphQL are counted apart. */
const MOST_KINDS = 10;
/** Nothing is known before the first answer: then all is left. */
function createAllowance() {
    const shares = new Map();
    return {
        note(headers) {
            const remaining = countIn(headers, 'x-ratelimit-remaining');
            const limit = countIn(headers, 'x-ratelimit-limit');
            if (remaining === undefined || limit === undefined || limit === 0)
                return;
            const kind = headers.get('x-ratelimit-resource') ?? '';
            if (shares.has(kind) || shares.size < MOST_KINDS)
                shares.set(kind, remaining / limit);
        },
        left: () => Math.min(1, ...shares.values()),
    };
}
function countIn(headers, name) {
    const text = headers.get(name);
    return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/rate-limit.js
/**
 * GitHub tells its limits by status and headers; the secondary ones may come as 403 without any header, with these words only.
 */
const LIMIT_TEXT = /secondary rate limit|abuse detection|API rate limit exceeded|submitted too quickly|exceeded a rate limit/i;
/** GitHub asks for at least a minute where a secondary limit comes without `retry-after`. */
const UNTOLD_WAIT_MS = 60_000;
/** Whether a refusal is a matter of too many requests. */
function isRateLimit(status, headers, said) {
    if (status === 429)
        return true;
    if (status !== 403)
        return false;
    return (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0' ||
        LIMIT_TEXT.test(said));
}
/** Whether a GraphQL error, which comes with HTTP 200, is a matter of too many requests. */
function isGraphqlRateLimit(type, said) {
    return type === 'RATE_LIMITED' || type === 'RATE_LIMIT' || LIMIT_TEXT.test(said);
}
/** How long GitHub asks to wait, as `retry-after` or as the moment of the reset; undefined: it does not say. */
function askedWait(headers, now) {
    const after = wholeNumber(headers.get('retry-after'));
    if (after !== undefined)
        return after * 1000;
    if (headers.get('x-ratelimit-remaining') !== '0')
        return undefined;
    const reset = wholeNumber(headers.get('x-ratelimit-reset'));
    if (reset === undefined)
        return undefined;
    // Against GitHub's own clock where it tells it: the runner's may be off by minutes.
    const theirs = Date.parse(headers.get('date') ?? '');
    const from = Number.isNaN(theirs) ? now.getTime() : theirs;
    return Math.max(0, reset * 1000 - from) + 1000;
}
/** The least wait after a rate limit. */
function rateLimitFloor(headers, now) {
    return askedWait(headers, now) ?? UNTOLD_WAIT_MS;
}
function wholeNumber(text) {
    return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

;// CONCATENATED MODULE: ./packages/forge/lib/said.js
/** Longer texts of GitHub end in an ellipsis: a message has to stay readable in an annotation. */
const CAP = 300;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Everything by which the token could show up in a text that came from outside. */
function secretForms(token) {
    if (token === '')
        return [];
    const base64 = Buffer.from(token).toString('base64').replace(/=+$/, '');
    return [token, encodeURIComponent(token), base64];
}
/**
 * Text of GitHub made fit for a message of ours: without the token, on one line, without characters that hide or turn
 * text round, capped.
 */
function cleaned(text, secrets) {
    // Redacted before the cut: half a token is still a secret.
    const capped = secrets
        .reduce((rest, secret) => rest.replaceAll(secret, '***'), text.slice(0, 64 * CAP))
        .slice(0, 4 * CAP);
    const flat = capped
        .replace(/[\t\n\r ]+/g, ' ')
        .replace(UNPRINTABLE, escaped)
        .trim();
    return flat.length > CAP ? `${flat.slice(0, CAP - 1)}…` : flat;
}
function escaped(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./packages/forge/lib/rest-outcome.js





/** Judges one answer of the REST interface. */
function restOutcome(answer, connection) {
    const { status, headers, data } = answer;
    if (status >= 200 && status < 300)
        return success(answer, connection);
    const problems = restProblems(data);
    const said = saidBy(answer, problems, connection);
    if (isRateLimit(status, headers, said)) {
        return {
            kind: 'transient',
            reason: `GitHub answered ${status} "${said}"`,
            code: 'RATE_LIMITED',
            landed: 'no',
            floorMs: rateLimitFloor(headers, connection.now()),
        };
    }
    if (status >= 500 || status === 408) {
        return {
            kind: 'transient',
            reason: `GitHub answered ${status}`,
            code: 'UNAVAILABLE',
            landed: 'perhaps',
            floorMs: askedWait(headers, connection.now()) ?? 0,
            // What GitHub's front answers when what is behind it takes too long.
            ...(status === 502 || status === 504 ? { heavy: 'perhaps' } : {}),
        };
    }
    const sso = headers.has('x-github-sso') && status === 403;
    return {
        kind: 'refused',
        refusal: { status, said, problems, sso, hadWorked: connection.hadWorked },
    };
}
/** A body that octokit hands over as text is no JSON: a proxy's page, or an answer that broke off. */
function success(answer, { secrets }) {
    const { status, headers, data, asked } = answer;
    if (status !== 204 && (typeof data !== 'object' || data === null)) {
        return {
            kind: 'transient',
            reason: `${cleaned(asked, secrets)} answered ${status} with ${beginning(headers, data, secrets)}`,
            code: 'INVALID_ANSWER',
            landed: 'perhaps',
            floorMs: 0,
        };
    }
    return { kind: 'answered', data, next: namesNextPage(answer) };
}
/** Enough of a body to see who spoke. */
function beginning(headers, data, secrets) {
    const type = cleaned(headers.get('content-type') ?? 'no content type', secrets).slice(0, 60);
    const text = typeof data === 'string' ? cut(cleaned(data, secrets), 80) : '';
    return text === '' ? `nothing that is JSON (${type})` : `"${text}" (${type}), which is not JSON`;
}
function saidBy({ status, data }, problems, { secrets }) {
    const message = textAt(data, 'message');
    const details = problems.map((problem) => problem.message === '' ? `${problem.field} ${problem.code}`.trim() : problem.message);
    const said = [message, ...details].filter((part) => part !== '').join(': ');
    return cleaned(said === '' ? `status ${status}` : said, secrets);
}
/** `errors` is a list of objects, a list of texts or, on some endpoints, a text. */
function restProblems(data) {
    const errors = memberOf(data, 'errors');
    const list = Array.isArray(errors) ? errors : [errors];
    return list.slice(0, 20).flatMap((error) => {
        if (typeof error === 'string')
            return [{ code: '', field: '', message: error }];
        if (typeof error !== 'object' || error === null)
            return [];
        const code = textAt(error, 'code');
        const field = textAt(error, 'field');
        return [{ code, field, message: textAt(error, 'message') }];
    });
}

;// CONCATENATED MODULE: ./packages/forge/lib/graphql-outcome.js




/** GraphQL has no code for a query that ran out of time: these words come with HTTP 200 and data null. */
const OUT_OF_TIME = /^Something went wrong while executing your query|respond to your request in time|^timedout$/i;
/** Judges one answer of the GraphQL interface, where most refusals come with HTTP 200. */
function graphqlOutcome(answer, tolerates, connection) {
    const outcome = restOutcome(answer, connection);
    if (outcome.kind !== 'answered')
        return outcome;
    const data = memberOf(answer.data, 'data');
    const errors = partialErrors(memberOf(answer.data, 'errors'));
    if (errors.length === 0 || (isObject(data) && errors.every(tolerates))) {
        return { kind: 'answered', data };
    }
    const telling = errors.filter((error) => !tolerates(error));
    return failure(telling.length === 0 ? errors : telling, answer, connection);
}
function failure(errors, { status, headers }, connection) {
    const said = cleaned(errors.map(({ message }) => message).join('; '), connection.secrets);
    if (errors.some(({ type, message }) => isGraphqlRateLimit(type, message))) {
        return {
            kind: 'transient',
            reason: `GitHub answered "${said}"`,
            code: 'RATE_LIMITED',
            landed: 'no',
            floorMs: rateLimitFloor(headers, connection.now()),
        };
    }
    if (errors.some(({ type, message }) => type === 'SERVICE_UNAVAILABLE' || OUT_OF_TIME.test(message))) {
        return {
            kind: 'transient',
            reason: `GitHub answered "${said}"`,
            code: 'UNAVAILABLE',
            landed: 'perhaps',
            floorMs: askedWait(headers, connection.now()) ?? 0,
            heavy: 'perhaps',
        };
    }
    const problems = errors.map(({ type, path, message }) => ({
        code: type,
        field: path.join('.'),
        message: cleaned(message, connection.secrets),
    }));
    return {
        kind: 'refused',
        refusal: { status, said, problems, sso: false, hadWorked: connection.hadWorked },
    };
}
function partialErrors(errors) {
    if (errors === undefined || errors === null)
        return [];
    const list = Array.isArray(errors) ? errors : [errors];
    return list.slice(0, 50).map((error) => {
        const type = textAt(error, 'type');
        const path = memberOf(error, 'path');
        return {
            type: type === '' ? textAt(memberOf(error, 'extensions'), 'code') : type,
            message: textAt(error, 'message'),
            path: Array.isArray(path) ? path.map(String) : [],
        };
    });
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/transport/lib/network-failure.js

/** Wrapped by whoever asked: octokit wraps the error of the transport, which may wrap that of the socket. */
const DEPTH = 5;
/** Reads what was thrown, whatever that is: errors of a socket, a signal and a proxy have no type in common. */
function networkFailure(error) {
    let code;
    let message = 'no answer';
    let host = '';
    let timedOut = false;
    let current = error;
    for (let depth = 0; depth < DEPTH && current !== undefined; depth += 1) {
        message = textAt(current, 'message') || message;
        code = textAt(current, 'code') || code;
        host = textAt(current, 'hostname') || host;
        timedOut ||= isTimeout(current);
        current = memberOf(current, 'cause');
    }
    const said = code === undefined || message.includes(code) ? message : `${message} (${code})`;
    const unknownHost = code === 'ENOTFOUND' && host !== '' ? host : undefined;
    return { code, message, said, timedOut, unknownHost };
}
/** What `AbortSignal.timeout` rejects with. */
function isTimeout(error) {
    return (typeof error === 'object' && error !== null && 'name' in error && error.name === 'TimeoutError');
}

;// CONCATENATED MODULE: ./packages/forge/lib/network.js


/** The request never left: a write of this kind can't have taken effect. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ERR_PROXY_TUNNEL']);
/** Trust does not come by waiting. */
const UNTRUSTED = /^(?:ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_)/;
/** What a request that got no answer at all means. */
function networkOutcome(error, connection) {
    const { code, message, said, timedOut } = networkFailure(error);
    const reason = cleaned(said, connection.secrets);
    if (code !== undefined && UNTRUSTED.test(code)) {
        return {
            kind: 'refused',
            refusal: {
                status: 0,
                said: reason,
                problems: [],
                sso: false,
                hadWorked: connection.hadWorked,
            },
        };
    }
    if (code === 'ANSWER_TOO_LARGE' || code === 'ANSWER_GARBLED') {
        return {
            kind: 'transient',
            reason: cleaned(message, connection.secrets),
            code: 'INVALID_ANSWER',
            landed: 'perhaps',
            floorMs: 0,
            ...(code === 'ANSWER_TOO_LARGE' ? { heavy: 'surely' } : {}),
        };
    }
    return {
        kind: 'transient',
        reason: `the connection failed: ${reason}`,
        code: 'UNAVAILABLE',
        landed: code !== undefined && NEVER_SENT.has(code) ? 'no' : 'perhaps',
        floorMs: 0,
        ...(timedOut ? { heavy: 'perhaps' } : {}),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/wire.js







const quiet = () => { };
const SILENT = { debug: quiet, info: quiet, warn: quiet, error: quiet };
/** Octokit without its plug-ins for retry and throttling: they repeat writes that may have taken effect. */
function createWire(options) {
    const octokit = new dist_src_Octokit({
        auth: options.token,
        baseUrl: options.apiUrl.replace(/\/$/, ''),
        log: SILENT,
        request: { log: SILENT, fetch: options.transport },
    });
    const secrets = secretForms(options.token);
    const allowance = createAllowance();
    let hadWorked = false;
    const connection = () => ({ secrets, now: () => options.clock.now(), hadWorked });
    const noted = (outcome) => {
        if (outcome.kind === 'answered')
            hadWorked = true;
        return outcome;
    };
    const send = async (method, url, parameters) => {
        const answer = await httpAnswer(method, () => octokit.request({
            ...parameters,
            method,
            url,
            headers: { 'user-agent': 'fluxgate', 'x-github-api-version': '2022-11-28' },
            request: {
                log: SILENT,
                fetch: options.transport,
                signal: AbortSignal.timeout(options.timeoutMs),
                // A redirected write could arrive as a GET, or twice.
                redirect: method === 'GET' ? 'follow' : 'manual',
            },
        }));
        allowance.note(answer.headers);
        return answer;
    };
    return {
        allowance: allowance.left,
        async rest({ method, path, parameters }) {
            try {
                return noted(restOutcome(await send(method, path, parameters), connection()));
            }
            catch (error) {
                return networkOutcome(error, connection());
            }
        },
        async graphql({ query, variables, tolerates = () => false }) {
            try {
                const answer = await send('POST', options.graphqlUrl, { query, variables });
                return noted(graphqlOutcome(answer, tolerates, connection()));
            }
            catch (error) {
                return networkOutcome(error, connection());
            }
        },
    };
}
/** Octokit throws from 400 on; here a refusal is an answer like others, and what is thrown is the network's. */
async function httpAnswer(method, send) {
    try {
        return withHeaders(method, await send());
    }
    catch (error) {
        const response = responseOf(error);
        if (response === undefined)
            throw error;
        return withHeaders(method, response);
    }
}
function withHeaders(method, answer) {
    const headers = new Map();
    for (const [name, value] of Object.entries(answer.headers)) {
        headers.set(name.toLowerCase(), String(value));
    }
    const { status, data } = answer;
    return { status, headers, data, asked: `${method} ${withoutQuery(answer.url)}` };
}
function withoutQuery(url) {
    return url.slice(0, 300).replace(/[?#].*$/s, '');
}
function responseOf(error) {
    const response = memberOf(error, 'response');
    const status = memberOf(response, 'status');
    const headers = memberOf(response, 'headers');
    if (typeof status !== 'number')
        return undefined;
    return {
        status,
        url: textAt(response, 'url'),
        headers: typeof headers === 'object' && headers !== null ? headers : {},
        data: memberOf(response, 'data'),
    };
}

;// CONCATENATED MODULE: ./packages/forge/lib/workflows.js


/** The branch on which workflows run by default. Asks for no more than `metadata`, which every token has. */
async function defaultBranch(session) {
    const what = `read the default branch of ${fullName(session.repository)}`;
    const op = operation('read-repository', what);
    return session.retry.read(op, {
        send: () => session.wire.rest(repositoryCall(session, 'GET', '', {})),
        accept: (data) => answerTo(what, data).at('default_branch').text(),
    });
}
/** Starts a workflow by hand, as it were. Started twice where an answer got lost and the first run is not to be found. */
async function startWorkflow(session, request) {
    const since = session.clock.now().getTime() - CLOCKS_DIFFER_MS;
    const tried = await workflows_start(session, request, since, true);
    const started = tried.kind === 'no-details' ? await workflows_start(session, request, since, false) : tried;
    if (started.kind === 'no-details')
        return { kind: 'started', run: undefined };
    if (started.kind !== 'started' || started.run !== undefined)
        return started;
    return { kind: 'started', run: await findSoon(session, request, since) };
}
/** How far the runner's clock may be from GitHub's. */
const CLOCKS_DIFFER_MS = 30_000;
async function workflows_start(session, request, since, details) {
    const { workflow, ref, inputs } = request;
    const op = operation('start-workflow', `start "${workflow}"`);
    const path = '/actions/workflows/{workflow_id}/dispatches';
    const more = details ? { return_run_details: true } : {};
    const call = repositoryCall(session, 'POST', path, {
        workflow_id: workflow,
        ref,
        inputs,
        ...more,
    });
    return session.retry.write(op, {
        send: () => session.wire.rest(call),
        accept: (data) => ({ kind: 'started', run: numberIn(op.what, data) }),
        unguarded: true,
        landed: async () => {
            const run = await findRun(session, request, since);
            return run === undefined ? undefined : { kind: 'started', run };
        },
        refused: async (refusal) => whyNot(refusal),
    });
}
/** A server that gives no details answers 204, with no body. */
function numberIn(what, data) {
    if (typeof data !== 'object' || data === null)
        return undefined;
    return answerTo(what, data).at('workflow_run_id').maybe()?.integer();
}
/** GitHub has one status for all of these: the words are all there is to tell them apart. */
function whyNot({ status, said }) {
    if (status === 404)
        return { kind: 'missing' };
    if (/disabled workflow/i.test(said))
        return { kind: 'disabled' };
    if (status !== 400 && status !== 422)
        return undefined;
    if (/return_run_details/.test(said))
        return { kind: 'no-details' };
    if (/workflow_dispatch. trigger/i.test(said))
        return { kind: 'no-trigger' };
    return /input/i.test(said) ? { kind: 'inputs', said } : undefined;
}
/** A run of that title that we started by hand, as it were, since a moment, by its number; undefined: none. */
function findWorkflowRun(session, request) {
    return findRun(session, request, Date.parse(request.since) - CLOCKS_DIFFER_MS);
}
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 2000;
async function findSoon(session, request, since) {
    for (let look = 0; look < LOOKS; look += 1) {
        const run = await findRun(session, request, since);
        if (run !== undefined)
            return run;
        await session.clock.sleep(BETWEEN_LOOKS_MS);
    }
    return undefined;
}
/**
 * The newest run of that title since then: two requests of one title ask for the same, so either will do. Anybody who can write can
 * start a workflow of their own under that title, on a branch of theirs or with other inputs: where it is known who we are, only what
 * we started counts.
 */
async function findRun(session, { workflow, title }, since) {
    const what = `look for the run of "${workflow}"`;
    const { viewerId } = session.memory;
    const call = repositoryCall(session, 'GET', '/actions/workflows/{workflow_id}/runs', {
        workflow_id: workflow,
        event: 'workflow_dispatch',
        per_page: 100,
    });
    return session.retry.read(operation('read-run', what), {
        send: () => session.wire.rest(call),
        accept: (data) => {
            const runs = answerTo(what, data).at('workflow_runs').items();
            const found = runs.find((run) => run.at('display_title').text() === title &&
                (viewerId === undefined || startedBy(run) === viewerId) &&
                Date.parse(run.at('created_at').text()) >= since);
            return found?.at('id').integer();
        },
    });
}
function startedBy(run) {
    return run.at('actor').maybe()?.at('id').maybe()?.integer();
}

;// CONCATENATED MODULE: ./packages/forge/lib/github.js
































/** What GitHub lets people name a repository or its owner; it goes into addresses. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,100}$/;
/** Makes the forge; no request is sent before the first call. */
function createGitHubForge(options) {
    const session = createSession(options);
    return {
        start: (request) => start(session, request),
        read: (request) => read(session, request),
        wholeFile: (request) => wholeFile(session, request),
        openBranches: (prefixes) => openBranches(session, prefixes),
        branchesUnder: (prefixes, into) => branchesUnder(session, prefixes, into),
        usedBranches: (names) => usedBranches(session, names),
        allowance: () => session.wire.allowance(),
        deployments: (request) => deployments(session, request),
        recordDeployment: (deployment) => recordDeployment(session, deployment),
        commit: (request) => commit(session, request),
        updateRefs: (updates) => updateRefs(session, updates),
        proposed: (request) => proposed(session, request),
        openInto: (branch) => openInto(session, branch),
        checks: (requests) => checks(session, requests),
        mergeability: (request) => mergeability(session, request),
        mergePullRequest: (request) => mergePullRequest(session, request),
        enableAutoMerge: (request) => enableAutoMerge(session, request),
        disableAutoMerge: (request) => disableAutoMerge(session, request),
        enqueue: (request) => enqueue(session, request),
        dequeue: (request) => dequeue(session, request),
        queueCommit: (request) => queueCommit(session, request),
        compared: (request) => compared(session, request),
        openPullRequest: (request) => openPullRequest(session, request),
        updatePullRequest: (request) => updatePullRequest(session, request),
        closePullRequest: (request) => closePullRequest(session, request),
        keepComment: (request) => keepComment(session, request),
        addLabels: (request) => addLabels(session, request),
        setStatus: (status) => setStatus(session, status),
        statusesOf: (request) => statusesOf(session, request),
        isTeamMember: (request) => isTeamMember(session, request),
        dismissReview: (request) => dismissReview(session, request),
        sourceCommits: (request) => sourceCommits(session, request),
        readSources: (requests) => readSources(session, requests),
        pushes: (branch) => pushes(session, branch),
        defaultBranch: () => defaultBranch(session),
        startWorkflow: (request) => startWorkflow(session, request),
        findWorkflowRun: (request) => findWorkflowRun(session, request),
        workflowRun: (id) => workflowRun(session, id),
        runJobs: (id) => runJobs(session, id),
        lastSuccess: (request) => lastSuccess(session, request),
    };
}
function createSession(options) {
    const { token, repository, apiUrl, graphqlUrl, clock, log } = options;
    if (!NAME.test(repository.owner) || !NAME.test(repository.name)) {
        throw new ForgeError('misconfigured', 'NOT_FOUND', `"${repository.owner}/${repository.name}" is no name of a repository; write it as owner/name`);
    }
    const { proxyEnv, unused } = proxiesOf(process.env, process.versions.node);
    for (const line of unused)
        log(line);
    const common = {
        apiUrl,
        graphqlUrl,
        clock,
        timeoutMs: (options.requestTimeoutSeconds ?? 30) * 1000,
        transport: createTransport(proxyEnv),
    };
    const wire = createWire({ ...common, token });
    const { sourceToken } = options;
    return {
        repository,
        wire,
        sourceWire: sourceToken === undefined ? wire : createWire({ ...common, token: sourceToken }),
        retry: createRetry({
            clock,
            log,
            deadlineMs: (options.deadlineSeconds ?? 600) * 1000,
            pace: createPace(clock),
        }),
        clock,
        log,
        restOnly: options.fallback === 'rest',
        domain: domainOf(apiUrl),
        memory: {
            repositoryId: undefined,
            viewerId: undefined,
            historyPages: new Map(),
            memberships: new Map(),
            sources: new Map(),
            pushes: new Map(),
        },
    };
}


/***/ }),

/***/ 530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  S: () => (/* binding */ releaseVersion),
  w: () => (/* binding */ whyNoVersion)
});

// EXTERNAL MODULE: ./packages/policy/lib/quote.js
var quote = __nccwpck_require__(844);
;// CONCATENATED MODULE: ./packages/policy/lib/branch-version.js
const LONGEST = 256;
/** Only ever what is printed below; build metadata may follow, as Flux adds a digest to what it reports. */
const FORM = /^v?(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)-([0-9A-Za-z-]+)\.(?:0|[1-9][0-9]*)\.g[0-9a-f]{7,64}(?:[+_][0-9A-Za-z.-]+)?$/;
/** The version as text, a semver pre-release without build metadata. */
function printBranchVersion({ base, branch, number, commit }) {
    return `${base}-${branch}.${number}.g${commit}`;
}
/**
 * The branch that a version was made on, as the identifier that stands in it; undefined where the version is of
 * another form and says nothing of a branch.
 */
function branchOfVersion(version) {
    const branch = version.length > LONGEST ? undefined : FORM.exec(version)?.[1];
    return branch === undefined || /^[0-9]+$/.test(branch) ? undefined : branch;
}

;// CONCATENATED MODULE: ./node_modules/@noble/hashes/_u64.js
const U32_MASK64 = /* @__PURE__ */ (() => BigInt(2 ** 32 - 1))();
const _32n = /* @__PURE__ */ BigInt(32);
// Split bigint into two 32-bit halves. With `le=true`, returned fields become `{ h: low, l: high
// }` to match little-endian word order rather than the property names.
function fromBig(n, le = false) {
    if (le)
        return { h: Number(n & U32_MASK64), l: Number((n >> _32n) & U32_MASK64) };
    return { h: Number((n >> _32n) & U32_MASK64) | 0, l: Number(n & U32_MASK64) | 0 };
}
// Split bigint list into `[highWords, lowWords]` when `le=false`; with `le=true`, the first array
// holds the low halves because `fromBig(...)` swaps the semantic meaning of `h` and `l`.
function split(lst, le = false) {
    const len = lst.length;
    let Ah = new Uint32Array(len);
    let Al = new Uint32Array(len);
    for (let i = 0; i < len; i++) {
        const { h, l } = fromBig(lst[i], le);
        [Ah[i], Al[i]] = [h, l];
    }
    return [Ah, Al];
}
// Combine explicit `(high, low)` 32-bit halves into a bigint; `>>> 0` normalizes signed JS
// bitwise results back to uint32 first, and little-endian callers must swap.
const toBig = (h, l) => (BigInt(h >>> 0) << _32n) | BigInt(l >>> 0);
// Split a JS number into u32 halves without a BigInt allocation. Exact only for integers
// `0 <= n < 2**53`; callers use it on byte / bit counters, which JS length math caps far below
// that (an ArrayBuffer cannot exceed 2**53 - 1 bytes).
const fromNumH = (n) => (n / 2 ** 32) | 0;
const fromNumL = (n) => n >>> 0;
// Drop-in replacement for `view.setBigUint64(byteOffset, BigInt(n), isLE)` without the per-call
// BigInt allocation. Same `n < 2**53` precondition as `fromNumH`/`fromNumL`.
function setU64FromNum(view, byteOffset, n, isLE) {
    const h = fromNumH(n);
    const l = fromNumL(n);
    view.setUint32(byteOffset, isLE ? l : h, isLE);
    view.setUint32(byteOffset + 4, isLE ? h : l, isLE);
}
// High 32-bit half of a 64-bit logical right shift for `s` in `0..31`.
const shrSH = (h, _l, s) => h >>> s;
// Low 32-bit half of a 64-bit logical right shift, valid for `s` in `1..31`.
const shrSL = (h, l, s) => (h << (32 - s)) | (l >>> s);
// High 32-bit half of a 64-bit right rotate, valid for `s` in `1..31`.
const rotrSH = (h, l, s) => (h >>> s) | (l << (32 - s));
// Low 32-bit half of a 64-bit right rotate, valid for `s` in `1..31`.
const rotrSL = (h, l, s) => (h << (32 - s)) | (l >>> s);
// High 32-bit half of a 64-bit right rotate, valid for `s` in `33..63`; `32` uses `rotr32*`.
const rotrBH = (h, l, s) => (h << (64 - s)) | (l >>> (s - 32));
// Low 32-bit half of a 64-bit right rotate, valid for `s` in `33..63`; `32` uses `rotr32*`.
const rotrBL = (h, l, s) => (h >>> (s - 32)) | (l << (64 - s));
// High 32-bit half of a 64-bit right rotate for `s === 32`; this is just the swapped low half.
const rotr32H = (_h, l) => l;
// Low 32-bit half of a 64-bit right rotate for `s === 32`; this is just the swapped high half.
const rotr32L = (h, _l) => h;
// 64-bit left rotates (rotl*) are not defined here: sha3.ts, their only consumer, keeps
// local copies so V8 inlines them into keccakP.
// Add two split 64-bit words and return the split `{ h, l }` sum.
// JS uses 32-bit signed integers for bitwise operations, so we cannot simply shift the carry out
// of the low sum and instead use division.
function add(Ah, Al, Bh, Bl) {
    const l = (Al >>> 0) + (Bl >>> 0);
    return { h: (Ah + Bh + ((l / 2 ** 32) | 0)) | 0, l: l | 0 };
}
// Addition with more than 2 elements
// Unmasked low-word accumulator for 3-way addition; pass the raw result into `add3H(...)`.
const add3L = (Al, Bl, Cl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0);
// High-word finalize step for 3-way addition; `low` must be the untruncated output of `add3L(...)`.
const add3H = (low, Ah, Bh, Ch) => (Ah + Bh + Ch + ((low / 2 ** 32) | 0)) | 0;
// Unmasked low-word accumulator for 4-way addition; pass the raw result into `add4H(...)`.
const add4L = (Al, Bl, Cl, Dl) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0);
// High-word finalize step for 4-way addition; `low` must be the untruncated output of `add4L(...)`.
const add4H = (low, Ah, Bh, Ch, Dh) => (Ah + Bh + Ch + Dh + ((low / 2 ** 32) | 0)) | 0;
// Unmasked low-word accumulator for 5-way addition; pass the raw result into `add5H(...)`.
const add5L = (Al, Bl, Cl, Dl, El) => (Al >>> 0) + (Bl >>> 0) + (Cl >>> 0) + (Dl >>> 0) + (El >>> 0);
// High-word finalize step for 5-way addition; `low` must be the untruncated output of `add5L(...)`.
const add5H = (low, Ah, Bh, Ch, Dh, Eh) => (Ah + Bh + Ch + Dh + Eh + ((low / 2 ** 32) | 0)) | 0;
// prettier-ignore


;// CONCATENATED MODULE: ./node_modules/@noble/hashes/utils.js
/**
 * Checks if something is Uint8Array. Be careful: nodejs Buffer will return true.
 * @param a - value to test
 * @returns `true` when the value is a Uint8Array-compatible view.
 * @example
 * Check whether a value is a Uint8Array-compatible view.
 * ```ts
 * isBytes(new Uint8Array([1, 2, 3]));
 * ```
 */
function isBytes(a) {
    // Plain `instanceof Uint8Array` is too strict for some Buffer / proxy / cross-realm cases.
    // The fallback still requires a real ArrayBuffer view, so plain
    // JSON-deserialized `{ constructor: ... }` spoofing is rejected, and
    // `BYTES_PER_ELEMENT === 1` keeps the fallback on byte-oriented views.
    return (a instanceof Uint8Array ||
        (ArrayBuffer.isView(a) &&
            a.constructor.name === 'Uint8Array' &&
            'BYTES_PER_ELEMENT' in a &&
            a.BYTES_PER_ELEMENT === 1));
}
// Shared error-message prefix builder. Only called on throw paths, so assert
// success paths never pay for the string concatenation.
const atitle = (title) => (title ? `"${title}" ` : '');
/**
 * Asserts something is a non-negative integer.
 * @param n - number to validate
 * @param title - label included in thrown errors
 * @returns The validated number.
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @example
 * Validate a non-negative integer option.
 * ```ts
 * anumber(32, 'length');
 * ```
 */
function anumber(n, title = '') {
    if (typeof n !== 'number')
        throw new TypeError(atitle(title) + 'expected number, got ' + typeof n);
    if (!Number.isSafeInteger(n) || n < 0)
        throw new RangeError(atitle(title) + 'expected integer >= 0, got ' + n);
    return n;
}
/**
 * Asserts something is a boolean.
 * @param value - value to validate
 * @param title - label included in thrown errors
 * @returns The validated boolean.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Validate a boolean option.
 * ```ts
 * abool(true, 'enableXOF');
 * ```
 */
function abool(value, title = '') {
    if (typeof value !== 'boolean')
        throw new TypeError(atitle(title) + 'expected boolean, got type=' + typeof value);
    return value;
}
/**
 * Asserts something is Uint8Array.
 * @param value - value to validate
 * @param length - optional exact length constraint
 * @param title - label included in thrown errors
 * @returns The validated byte array.
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @example
 * Validate that a value is a byte array.
 * ```ts
 * abytes(new Uint8Array([1, 2, 3]));
 * ```
 */
function abytes(value, length, title = '') {
    // Success path first: this runs at the start of every update() / digestInto(), and the
    // common `abytes(data)` form must not pay for length handling it does not use.
    if (isBytes(value) && (length === undefined || value.length === length))
        return value;
    // Error path: recompute freely to build the exact message.
    if (length !== undefined)
        anumber(length, 'length');
    const bytes = isBytes(value);
    const ofLen = length !== undefined ? ` of length ${length}` : '';
    const got = bytes ? `length=${value.length}` : `type=${typeof value}`;
    const message = atitle(title) + 'expected Uint8Array' + ofLen + ', got ' + got;
    if (!bytes)
        throw new TypeError(message);
    throw new RangeError(message);
}
/**
 * Copies bytes into a fresh Uint8Array.
 * Buffer-style slices can alias the same backing store, so callers that need ownership should copy.
 * @param bytes - source bytes to clone
 * @returns Freshly allocated copy of `bytes`.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Clone a byte array before mutating it.
 * ```ts
 * const copy = copyBytes(new Uint8Array([1, 2, 3]));
 * ```
 */
function copyBytes(bytes) {
    // `Uint8Array.from(...)` would also accept arrays / other typed arrays. Keep this helper strict
    // because callers use it at byte-validation boundaries before mutating the detached copy.
    return Uint8Array.from(abytes(bytes));
}
/**
 * Asserts something is a wrapped hash constructor.
 * @param h - hash constructor to validate
 * @throws On wrong argument types or invalid hash wrapper shape. {@link TypeError}
 * @throws On invalid hash metadata ranges or values. {@link RangeError}
 * @throws If the hash metadata allows empty outputs or block sizes. {@link Error}
 * @example
 * Validate a callable hash wrapper.
 * ```ts
 * import { ahash } from '@noble/hashes/utils.js';
 * import { sha256 } from '@noble/hashes/sha2.js';
 * ahash(sha256);
 * ```
 */
function ahash(h) {
    if (typeof h !== 'function' || typeof h.create !== 'function')
        throw new TypeError('expected hash wrapped by utils.createHasher');
    anumber(h.outputLen);
    anumber(h.blockLen);
    // HMAC and KDF callers treat these as real byte lengths; allowing zero lets fake wrappers pass
    // validation and can produce empty outputs instead of failing fast.
    if (h.outputLen < 1 || h.blockLen < 1)
        throw new Error('hash blockLen / outputLen must be >= 1');
}
const aobject = (value, label) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value))
        throw new TypeError((label === 'object' ? '' : `"${label}" `) + 'expected object, got type=' + typeof value);
};
const aopts = (value, label) => {
    aobject(value, label);
    const proto = Object.getPrototypeOf(value);
    if (proto !== Object.prototype && proto !== null)
        throw new TypeError(`"${label}" expected plain object`);
    // Object.assign() treats an own "__proto__" source key as a write to the target's legacy
    // prototype setter. Reject it before merging so inherited option values cannot be injected.
    if (Object.hasOwn(value, '__proto__'))
        throw new TypeError(`"${label}.__proto__" is not allowed`);
};
/**
 * Asserts a hash instance has not been destroyed or finished.
 * @param instance - hash instance to validate
 * @param checkFinished - whether to reject finalized instances
 * @throws If the hash instance has already been destroyed or finalized. {@link Error}
 * @example
 * Validate that a hash instance is still usable.
 * ```ts
 * import { aexists } from '@noble/hashes/utils.js';
 * import { sha256 } from '@noble/hashes/sha2.js';
 * const hash = sha256.create();
 * aexists(hash);
 * ```
 */
function aexists(instance, checkFinished = true) {
    // Runs on every update()/digestInto(); the flags are library-owned booleans, so only their
    // truthiness is checked - re-validating their type per call was pure hot-path overhead.
    if (instance.destroyed)
        throw new Error('hash was destroyed');
    if (checkFinished && instance.finished)
        throw new Error('digest() was already called');
}
/**
 * Asserts output is a sufficiently-sized byte array.
 * @param out - destination buffer
 * @param instance - hash instance providing output length
 * Oversized buffers are allowed; downstream code only promises to fill the first `outputLen` bytes.
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @example
 * Validate a caller-provided digest buffer.
 * ```ts
 * import { aoutput } from '@noble/hashes/utils.js';
 * import { sha256 } from '@noble/hashes/sha2.js';
 * const hash = sha256.create();
 * aoutput(new Uint8Array(hash.outputLen), hash);
 * ```
 */
function aoutput(out, instance) {
    abytes(out, undefined, 'output');
    // `outputLen` is a library-owned readonly number; the negated comparison keeps failing fast
    // when it is missing/NaN (comparisons with undefined/NaN are false) without an anumber() call.
    const min = instance.outputLen;
    if (!(out.length >= min)) {
        throw new RangeError('"output" expected length >= ' + min);
    }
}
/**
 * Casts a typed array view to Uint8Array.
 * @param arr - source typed array
 * @returns Uint8Array view over the same buffer.
 * @example
 * Reinterpret a typed array as bytes.
 * ```ts
 * u8(new Uint32Array([1, 2]));
 * ```
 */
function u8(arr) {
    return new Uint8Array(arr.buffer, arr.byteOffset, arr.byteLength);
}
/**
 * Casts a typed array view to Uint32Array.
 * `arr.byteOffset` must already be 4-byte aligned or the platform
 * Uint32Array constructor will throw.
 * @param arr - source typed array
 * @returns Uint32Array view over the same buffer.
 * @example
 * Reinterpret a byte array as 32-bit words.
 * ```ts
 * u32(new Uint8Array(8));
 * ```
 */
function u32(arr) {
    return new Uint32Array(arr.buffer, arr.byteOffset, Math.floor(arr.byteLength / 4));
}
/**
 * Zeroizes typed arrays in place. Warning: JS provides no guarantees.
 * @param arrays - arrays to overwrite with zeros
 * @example
 * Zeroize sensitive buffers in place.
 * ```ts
 * clean(new Uint8Array([1, 2, 3]));
 * ```
 */
function clean(...arrays) {
    for (let i = 0; i < arrays.length; i++) {
        arrays[i].fill(0);
    }
}
/**
 * Creates a DataView for byte-level manipulation.
 * @param arr - source typed array
 * @returns DataView over the same buffer region.
 * @example
 * Create a DataView over an existing buffer.
 * ```ts
 * createView(new Uint8Array(4));
 * ```
 */
function createView(arr) {
    return new DataView(arr.buffer, arr.byteOffset, arr.byteLength);
}
/**
 * Rotate-right operation for uint32 values.
 * @param word - source word
 * @param shift - shift amount in bits
 * @returns Rotated word.
 * @example
 * Rotate a 32-bit word to the right.
 * ```ts
 * rotr(0x12345678, 8);
 * ```
 */
function rotr(word, shift) {
    return (word << (32 - shift)) | (word >>> shift);
}
/**
 * Rotate-left operation for uint32 values.
 * @param word - source word
 * @param shift - shift amount in bits
 * @returns Rotated word.
 * @example
 * Rotate a 32-bit word to the left.
 * ```ts
 * rotl(0x12345678, 8);
 * ```
 */
function rotl(word, shift) {
    return (word << shift) | ((word >>> (32 - shift)) >>> 0);
}
/** Whether the current platform is little-endian. */
const isLE = /* @__PURE__ */ (/* unused pure expression or super */ null && ((() => new Uint8Array(new Uint32Array([0x11223344]).buffer)[0] === 0x44)()));
/**
 * Byte-swap operation for uint32 values.
 * @param word - source word
 * @returns Word with reversed byte order.
 * @example
 * Reverse the byte order of a 32-bit word.
 * ```ts
 * byteSwap(0x11223344);
 * ```
 */
function byteSwap(word) {
    return (((word << 24) & 0xff000000) |
        ((word << 8) & 0xff0000) |
        ((word >>> 8) & 0xff00) |
        ((word >>> 24) & 0xff));
}
/**
 * Conditionally byte-swaps one 32-bit word on big-endian platforms.
 * @param n - source word
 * @returns Original or byte-swapped word depending on platform endianness.
 * @example
 * Normalize a 32-bit word for host endianness.
 * ```ts
 * swap8IfBE(0x11223344);
 * ```
 */
const swap8IfBE = (/* unused pure expression or super */ null && (isLE
    ? (n) => n
    : (n) => byteSwap(n) >>> 0));
/**
 * Byte-swaps every word of a Uint32Array in place.
 * @param arr - array to mutate
 * @returns The same array after mutation; callers pass live state arrays here.
 * @example
 * Reverse the byte order of every word in place.
 * ```ts
 * byteSwap32(new Uint32Array([0x11223344]));
 * ```
 */
function byteSwap32(arr) {
    for (let i = 0; i < arr.length; i++) {
        arr[i] = byteSwap(arr[i]);
    }
    return arr;
}
/**
 * Conditionally byte-swaps a Uint32Array on big-endian platforms.
 * @param u - array to normalize for host endianness
 * @returns Original or byte-swapped array depending on platform endianness.
 *   On big-endian runtimes this mutates `u` in place via `byteSwap32(...)`.
 * @example
 * Normalize a word array for host endianness.
 * ```ts
 * swap32IfBE(new Uint32Array([0x11223344]));
 * ```
 */
const swap32IfBE = (/* unused pure expression or super */ null && (isLE
    ? (u) => u
    : byteSwap32));
// Built-in hex conversion https://caniuse.com/mdn-javascript_builtins_uint8array_fromhex
const hasHexBuiltin = /* @__PURE__ */ (() => 
// @ts-ignore
typeof Uint8Array.from([]).toHex === 'function' && typeof Uint8Array.fromHex === 'function')();
// Array where index 0xf0 (240) is mapped to string 'f0'
const hexes = /* @__PURE__ */ Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
/**
 * Convert byte array to hex string.
 * Uses the built-in function when available and assumes it matches the tested
 * fallback semantics.
 * @param bytes - bytes to encode
 * @returns Lowercase hexadecimal string.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Convert bytes to lowercase hexadecimal.
 * ```ts
 * bytesToHex(Uint8Array.from([0xca, 0xfe, 0x01, 0x23])); // 'cafe0123'
 * ```
 */
function bytesToHex(bytes) {
    abytes(bytes);
    // @ts-ignore
    if (hasHexBuiltin)
        return bytes.toHex();
    // pre-caching improves the speed 6x
    let hex = '';
    for (let i = 0; i < bytes.length; i++) {
        hex += hexes[bytes[i]];
    }
    return hex;
}
// Strict ASCII nibble parser: non-ASCII hex lookalikes are rejected as undefined.
// ASCII codes: '0'..'9' = 48..57, 'A'..'F' = 65..70, 'a'..'f' = 97..102.
// prettier-ignore
function asciiToBase16(ch) {
    return ch >= 48 && ch <= 57 ? ch - 48 // '2' => 50-48
        : ch >= 65 && ch <= 70 ? ch - (65 - 10) // 'B' => 66-(65-10)
            : ch >= 97 && ch <= 102 ? ch - (97 - 10) // 'b' => 98-(97-10)
                : undefined;
}
/**
 * Convert hex string to byte array. Uses built-in function, when available.
 * @param hex - hexadecimal string to decode
 * @returns Decoded bytes.
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @example
 * Decode lowercase hexadecimal into bytes.
 * ```ts
 * hexToBytes('cafe0123'); // Uint8Array.from([0xca, 0xfe, 0x01, 0x23])
 * ```
 */
function hexToBytes(hex) {
    if (typeof hex !== 'string')
        throw new TypeError('hex string expected, got ' + typeof hex);
    if (hasHexBuiltin) {
        try {
            return Uint8Array.fromHex(hex);
        }
        catch (error) {
            if (error instanceof SyntaxError)
                throw new RangeError(error.message);
            throw error;
        }
    }
    const hl = hex.length;
    const al = hl / 2;
    if (hl % 2)
        throw new RangeError('hex string expected, got unpadded hex of length ' + hl);
    const array = new Uint8Array(al);
    for (let ai = 0, hi = 0; ai < al; ai++, hi += 2) {
        const n1 = asciiToBase16(hex.charCodeAt(hi)); // parse first char, multiply it by 16
        const n2 = asciiToBase16(hex.charCodeAt(hi + 1)); // parse second char
        if (n1 === undefined || n2 === undefined) {
            const char = hex[hi] + hex[hi + 1];
            throw new RangeError('hex string expected, got non-hex character "' + char + '" at index ' + hi);
        }
        array[ai] = n1 * 16 + n2; // example: 'A9' => 10*16 + 9
    }
    return array;
}
/**
 * Yields to the host task scheduler so timers, I/O, and rendering can make progress.
 * Uses the Web Scheduling API when available or `setTimeout` as a cross-platform fallback.
 * Host-task yields are much slower than microtasks (roughly 1ms with the timer fallback), so
 * async loops should use `asyncTick >= 10` to amortize scheduling overhead to about 10% while
 * still allowing other event-loop work to proceed.
 * @param onReject - optional cleanup invoked only if the host yield fails
 * @example
 * Yield to the next scheduler tick.
 * ```ts
 * await nextTick();
 * ```
 */
function nextTick(onReject) {
    const host = globalThis;
    if (typeof host.scheduler?.yield === 'function') {
        const promise = host.scheduler.yield();
        // Keep the original scheduler rejection; this handler exists only for cleanup.
        if (onReject)
            promise.catch(onReject);
        return promise;
    }
    return new Promise((resolve) => host.setTimeout(resolve, 0));
}
/**
 * Returns control to the host event loop every `tick` milliseconds to avoid blocking long loops.
 * @param iters - number of loop iterations to run
 * @param tick - maximum time slice in milliseconds
 * @param cb - callback executed on each iteration
 * @param onReject - optional cleanup invoked only if a host yield fails
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @example
 * Run a loop that periodically yields back to the event loop.
 * ```ts
 * await asyncLoop(2, 0, () => {});
 * ```
 */
async function asyncLoop(iters, tick, cb, onReject) {
    anumber(iters, 'iters');
    anumber(tick, 'tick');
    if (typeof cb !== 'function')
        throw new TypeError('callback must be a function');
    // Callback is synchronous by contract; asyncLoop only yields between sync work windows.
    let ts = Date.now();
    for (let i = 0; i < iters; i++) {
        cb(i);
        // Date.now() is not monotonic, so in case if clock goes backwards we return return control too
        const diff = Date.now() - ts;
        if (diff >= 0 && diff < tick)
            continue;
        await nextTick(onReject);
        // Track only synchronous work time; scheduler delay after yielding is outside our budget.
        ts = Date.now();
    }
}
/**
 * Converts string to bytes using UTF8 encoding.
 * Built-in doesn't validate input to be string: we do the check.
 * Non-ASCII details are delegated to the platform `TextEncoder`.
 * @param str - string to encode
 * @returns UTF-8 encoded bytes.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Encode a string as UTF-8 bytes.
 * ```ts
 * utf8ToBytes('abc'); // Uint8Array.from([97, 98, 99])
 * ```
 */
function utf8ToBytes(str) {
    if (typeof str !== 'string')
        throw new TypeError('string expected');
    const encoded = new TextEncoder().encode(str);
    try {
        // Copy into the current realm for Firefox extension contexts. Callers that own the returned
        // buffer can then wipe it independently of TextEncoder's temporary result.
        return new Uint8Array(encoded); // https://bugzil.la/1681809
    }
    finally {
        clean(encoded);
    }
}
/**
 * Helper for KDFs: consumes Uint8Array or string.
 * String inputs are UTF-8 encoded; byte-array inputs stay aliased to the caller buffer.
 * @param data - user-provided KDF input
 * @param errorTitle - label included in thrown errors
 * @returns Byte representation of the input.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Normalize KDF input to bytes.
 * ```ts
 * kdfInputToBytes('password');
 * ```
 */
function kdfInputToBytes(data, errorTitle = '') {
    if (typeof data === 'string')
        return utf8ToBytes(data);
    return abytes(data, undefined, errorTitle);
}
/**
 * Copies several Uint8Arrays into one.
 * @param arrays - arrays to concatenate
 * @returns Concatenated byte array.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Concatenate multiple byte arrays.
 * ```ts
 * concatBytes(new Uint8Array([1]), new Uint8Array([2]));
 * ```
 */
function concatBytes(...arrays) {
    let sum = 0;
    for (let i = 0; i < arrays.length; i++) {
        const a = arrays[i];
        abytes(a);
        sum += a.length;
    }
    const res = new Uint8Array(sum);
    for (let i = 0, pad = 0; i < arrays.length; i++) {
        const a = arrays[i];
        res.set(a, pad);
        pad += a.length;
    }
    return res;
}
/**
 * Validates declared required and optional field types on a plain object.
 * This walks field schemas and formats detailed errors, so avoid it on hot paths; use direct
 * one-line guards such as `abytes()`, `abool()`, or `anumber()` instead.
 * @param object - object to validate
 * @param fields - map of required field names to expected types
 * @param optFields - map of optional field names to expected types
 * @param title - label included in thrown errors
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Validate required and optional option fields.
 * ```ts
 * validateObject({ N: 1024, dkLen: 32 }, { N: 'number' }, { dkLen: 'number' });
 * ```
 */
const validateObject = (object, fields = {}, optFields = {}, title = 'object') => {
    aobject(object, title);
    aobject(fields, 'fields');
    aobject(optFields, 'optFields');
    function checkField(fieldName, expectedType, isOpt) {
        const label = title === 'object' ? `param "${String(fieldName)}"` : `"${title}.${String(fieldName)}"`;
        // Config fields must be explicit own properties. Optional inherited values are rejected too
        // because callers keep reading the same options object after validation.
        const val = object[fieldName];
        // Runtime objects such as Field instances intentionally satisfy required method slots
        // via their shared prototype.
        if (!Object.hasOwn(object, fieldName) &&
            (isOpt ? val !== undefined : expectedType !== 'function')) {
            throw new TypeError(`${label} is invalid: expected own property`);
        }
        if (isOpt && val === undefined)
            return;
        const current = typeof val;
        if (current !== expectedType || val === null)
            throw new TypeError(`${label} is invalid: expected ${expectedType}, got ${current}`);
    }
    const iter = (f, isOpt) => Object.entries(f).forEach(([k, v]) => checkField(k, v, isOpt));
    iter(fields, false);
    iter(optFields, true);
};
/**
 * Merges default options and passed options.
 * @param defaults - base option object
 * @param opts - user overrides
 * @param title - label included in thrown override errors
 * @returns Fresh merged option object with a null prototype.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Merge user overrides onto default options.
 * ```ts
 * checkOpts({ dkLen: 32 }, { asyncTick: 10 });
 * ```
 */
function checkOpts(defaults, opts, title = 'opts') {
    aopts(defaults, 'defaults');
    if (opts !== undefined)
        aopts(opts, title);
    // Callers read optional fields directly, so omitted values must not fall through to ambient
    // Object.prototype pollution (for example a forged `dkLen` changing SHAKE's default output).
    const merged = Object.assign(Object.create(null), defaults, opts);
    return merged;
}
/**
 * Creates a callable hash function from a stateful class constructor.
 * @param hashCons - hash constructor or factory
 * @param info - optional metadata such as DER OID
 * @returns Frozen callable hash wrapper with `.create()`.
 *   Wrapper construction eagerly calls `hashCons(undefined)` once to read
 *   `outputLen` / `blockLen`, so constructor side effects happen at module
 *   init time.
 * @throws On wrong argument types. {@link TypeError}
 * @example
 * Wrap a stateful hash constructor into a callable helper.
 * ```ts
 * import { createHasher } from '@noble/hashes/utils.js';
 * import { sha256 } from '@noble/hashes/sha2.js';
 * const wrapped = createHasher(sha256.create, { oid: sha256.oid });
 * wrapped(new Uint8Array([1]));
 * ```
 */
function utils_createHasher(hashCons, info = {}) {
    if (typeof hashCons !== 'function')
        throw new TypeError('"hashCons" expected function, got type=' + typeof hashCons);
    info = checkOpts({}, info, 'info');
    const hashC = (msg, opts) => hashCons(opts)
        .update(msg)
        .digest();
    const tmp = hashCons(undefined);
    hashC.outputLen = tmp.outputLen;
    hashC.blockLen = tmp.blockLen;
    hashC.canXOF = tmp.canXOF;
    hashC.create = (opts) => hashCons(opts);
    Object.assign(hashC, info);
    return Object.freeze(hashC);
}
/**
 * Cryptographically secure PRNG backed by `crypto.getRandomValues`.
 * @param bytesLength - number of random bytes to generate
 * @returns Random bytes.
 * The platform `getRandomValues()` implementation still defines any
 * single-call length cap, and this helper rejects oversize requests
 * with a stable library `RangeError` instead of host-specific errors.
 * @throws On wrong argument types. {@link TypeError}
 * @throws On wrong argument ranges or values. {@link RangeError}
 * @throws If the current runtime does not provide `crypto.getRandomValues`. {@link Error}
 * @example
 * Generate a fresh random key or nonce.
 * ```ts
 * const key = randomBytes(16);
 * ```
 */
function randomBytes(bytesLength = 32) {
    // Match the repo's other length-taking helpers instead of relying on Uint8Array coercion.
    anumber(bytesLength, 'bytesLength');
    const cr = typeof globalThis === 'object' ? globalThis.crypto : null;
    if (typeof cr?.getRandomValues !== 'function')
        throw new Error('crypto.getRandomValues must be defined');
    // Web Cryptography API Level 2 §10.1.1:
    // if `byteLength > 65536`, throw `QuotaExceededError`.
    // Keep the guard explicit so callers can see the quota in code
    // instead of discovering it by reading the spec or host errors.
    // This wrapper surfaces the same quota as a stable library RangeError.
    if (bytesLength > 65536)
        throw new RangeError(`"bytesLength" expected <= 65536, got ${bytesLength}`);
    return cr.getRandomValues(new Uint8Array(bytesLength));
}
/**
 * Creates OID metadata for NIST hashes with prefix `06 09 60 86 48 01 65 03 04 02`.
 * @param suffix - final OID byte for the selected hash.
 *   The helper accepts any byte even though only the documented NIST hash
 *   suffixes are meaningful downstream.
 * @returns Object containing the DER-encoded OID.
 * @example
 * Build OID metadata for a NIST hash.
 * ```ts
 * oidNist(0x01);
 * ```
 */
const utils_oidNist = (suffix) => ({
    // Current NIST hashAlgs suffixes used here fit in one DER subidentifier octet.
    // Larger suffix values would need base-128 OID encoding and a different length byte.
    oid: Uint8Array.from([0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, suffix]),
});

;// CONCATENATED MODULE: ./node_modules/@noble/hashes/_md.js
/**
 * Internal Merkle-Damgard hash utils.
 * @module
 */


/**
 * Shared 32-bit conditional boolean primitive reused by SHA-256, SHA-1, and MD5 `F`.
 * Returns bits from `b` when `a` is set, otherwise from `c`.
 * The XOR form is equivalent to MD5's `F(X,Y,Z) = XY v not(X)Z` because the masked terms never
 * set the same bit.
 * @param a - selector word
 * @param b - word chosen when selector bit is set
 * @param c - word chosen when selector bit is clear
 * @returns Mixed 32-bit word.
 * @example
 * Combine three words with the shared 32-bit choice primitive.
 * ```ts
 * Chi(0xffffffff, 0x12345678, 0x87654321);
 * ```
 */
function Chi(a, b, c) {
    return (a & b) ^ (~a & c);
}
/**
 * Shared 32-bit majority primitive reused by SHA-256 and SHA-1.
 * Returns bits shared by at least two inputs.
 * @param a - first input word
 * @param b - second input word
 * @param c - third input word
 * @returns Mixed 32-bit word.
 * @example
 * Combine three words with the shared 32-bit majority primitive.
 * ```ts
 * Maj(0xffffffff, 0x12345678, 0x87654321);
 * ```
 */
function Maj(a, b, c) {
    return (a & b) ^ (a & c) ^ (b & c);
}
/**
 * Merkle-Damgard hash construction base class.
 * Could be used to create MD5, RIPEMD, SHA1, SHA2.
 * Accepts only byte-aligned `Uint8Array` input, even when the underlying spec describes bit
 * strings with partial-byte tails.
 * @param blockLen - internal block size in bytes
 * @param outputLen - digest size in bytes
 * @param padOffset - trailing length field size in bytes
 * @param isLE - whether length and state words are encoded in little-endian
 * @example
 * Use a concrete subclass to get the shared Merkle-Damgard update/digest flow.
 * ```ts
 * import { _SHA1 } from '@noble/hashes/legacy.js';
 * const hash = new _SHA1();
 * hash.update(new Uint8Array([97, 98, 99]));
 * hash.digest();
 * ```
 */
class HashMD {
    blockLen;
    outputLen;
    canXOF = false;
    padOffset;
    isLE;
    // For partial updates less than block size
    buffer;
    view;
    finished = false;
    length = 0;
    pos = 0;
    destroyed = false;
    constructor(blockLen, outputLen, padOffset, isLE) {
        this.blockLen = blockLen;
        this.outputLen = outputLen;
        this.padOffset = padOffset;
        this.isLE = isLE;
        this.buffer = new Uint8Array(blockLen);
        this.view = createView(this.buffer);
    }
    update(data) {
        aexists(this);
        abytes(data);
        const { view, buffer, blockLen } = this;
        const len = data.length;
        let processed = false;
        for (let pos = 0; pos < len;) {
            const take = Math.min(blockLen - this.pos, len - pos);
            // Fast path only when there is no buffered partial block: `take === blockLen` implies
            // `this.pos === 0`, so we can process full blocks directly from the input view.
            if (take === blockLen) {
                const dataView = createView(data);
                for (; blockLen <= len - pos; pos += blockLen)
                    this.process(dataView, pos);
                processed = true;
                continue;
            }
            // When the whole input is buffered in one go (common for short messages), passing `data`
            // directly avoids allocating a subarray view.
            buffer.set(pos === 0 && take === len ? data : data.subarray(pos, pos + take), this.pos);
            this.pos += take;
            pos += take;
            if (this.pos === blockLen) {
                this.process(view, 0);
                this.pos = 0;
                processed = true;
            }
        }
        this.length += data.length;
        // Shared schedule buffers only pick up input-derived words inside process(); if everything
        // was buffered without processing, there is nothing to zero.
        if (processed)
            this.roundClean();
        return this;
    }
    digestInto(out) {
        aexists(this);
        aoutput(out, this);
        this.finished = true;
        // Padding
        // We can avoid allocation of buffer for padding completely if it
        // was previously not allocated here. But it won't change performance.
        const { buffer, view, blockLen, isLE } = this;
        let { pos } = this;
        // append the bit '1' to the message, then zero-pad the rest of the block
        buffer[pos++] = 0b10000000;
        buffer.fill(0, pos);
        // we have less than padOffset left in buffer, so we cannot put length in
        // current block, need process it and pad again
        if (this.padOffset > blockLen - pos) {
            this.process(view, 0);
            buffer.fill(0);
        }
        // `padOffset` reserves the whole length field. For SHA-384/512 the high 64 bits stay zero from
        // the padding fill above, and JS will overflow before user input can make that half non-zero.
        // So we only need to write the low 64 bits here (`length * 8` only scales the exponent of an
        // integer below 2**53, so the split inside the helper stays exact).
        setU64FromNum(view, blockLen - 8, this.length * 8, isLE);
        this.process(view, 0);
        // The final block above is processed outside update(), so the shared message-schedule
        // buffers (e.g. SHA256_W) would otherwise retain input-derived words after digest().
        this.roundClean();
        // digest() passes our own `buffer` as `out`; reuse its cached view instead of allocating one.
        const oview = out === buffer ? view : createView(out);
        const len = this.outputLen;
        // NOTE: we do division by 4 later, which must be fused in single op with modulo by JIT
        const outLen = len / 4;
        const state = this.get();
        // Subclass-misconfiguration invariant: outputLen must be 32-bit aligned and fit the state.
        if (len % 4 || outLen > state.length)
            throw new Error('invalid outputLen');
        for (let i = 0; i < outLen; i++)
            oview.setUint32(4 * i, state[i], isLE);
    }
    digest() {
        const { buffer, outputLen } = this;
        this.digestInto(buffer);
        // Copy before destroy(): subclasses wipe `buffer` during cleanup, but `digest()` must return
        // fresh bytes to the caller.
        const res = buffer.slice(0, outputLen);
        this.destroy();
        return res;
    }
    _cloneIntoMeta(to) {
        const { buffer, length, finished, destroyed, pos } = this;
        to.destroyed = destroyed;
        to.finished = finished;
        to.length = length;
        to.pos = pos;
        // Only partial-block bytes need copying: when `length % blockLen === 0`, `pos === 0` and
        // later `update()` / `digestInto()` overwrite `to.buffer` from the start before reading it.
        if (pos)
            to.buffer.set(buffer); // Avoid a hot modulo guard.
        return to;
    }
    clone() {
        return this._cloneInto();
    }
}
/**
 * Initial SHA-2 state: fractional parts of square roots of first 16 primes 2..53.
 * Check out `test/misc/sha2-gen-iv.js` for recomputation guide.
 */
/** Initial SHA256 state from RFC 6234 §6.1: the first 32 bits of the fractional parts of the
 * square roots of the first eight prime numbers. Exported as a shared table; callers must treat
 * it as read-only because constructors copy words from it by index. */
const SHA256_IV = /* @__PURE__ */ Uint32Array.from([
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);
/** Initial SHA224 state `H(0)` from RFC 6234 §6.1. Exported as a shared table; callers must
 * treat it as read-only because constructors copy words from it by index. */
const SHA224_IV = /* @__PURE__ */ Uint32Array.from([
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
]);
/** Initial SHA384 state from RFC 6234 §6.3: eight RFC 64-bit `H(0)` words stored as sixteen
 * big-endian 32-bit halves. Derived from the fractional parts of the square roots of the ninth
 * through sixteenth prime numbers. Exported as a shared table; callers must treat it as read-only
 * because constructors copy halves from it by index. */
const SHA384_IV = /* @__PURE__ */ Uint32Array.from([
    0xcbbb9d5d, 0xc1059ed8, 0x629a292a, 0x367cd507, 0x9159015a, 0x3070dd17, 0x152fecd8, 0xf70e5939,
    0x67332667, 0xffc00b31, 0x8eb44a87, 0x68581511, 0xdb0c2e0d, 0x64f98fa7, 0x47b5481d, 0xbefa4fa4,
]);
/** Initial SHA512 state from RFC 6234 §6.3: eight RFC 64-bit `H(0)` words stored as sixteen
 * big-endian 32-bit halves. Derived from the fractional parts of the square roots of the first
 * eight prime numbers. Exported as a shared table; callers must treat it as read-only because
 * constructors copy halves from it by index. */
const SHA512_IV = /* @__PURE__ */ Uint32Array.from([
    0x6a09e667, 0xf3bcc908, 0xbb67ae85, 0x84caa73b, 0x3c6ef372, 0xfe94f82b, 0xa54ff53a, 0x5f1d36f1,
    0x510e527f, 0xade682d1, 0x9b05688c, 0x2b3e6c1f, 0x1f83d9ab, 0xfb41bd6b, 0x5be0cd19, 0x137e2179,
]);

;// CONCATENATED MODULE: ./node_modules/@noble/hashes/sha2.js
/**
 * SHA2 hash function. A.k.a. sha256, sha384, sha512, sha512_224, sha512_256.
 * SHA256 is the fastest hash implementable in JS, even faster than Blake3.
 * Check out {@link https://www.rfc-editor.org/rfc/rfc4634 | RFC 4634} and
 * {@link https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf | FIPS 180-4}.
 * @module
 */



/**
 * SHA-224 / SHA-256 round constants from RFC 6234 §5.1: the first 32 bits
 * of the cube roots of the first 64 primes (2..311).
 */
// prettier-ignore
const SHA256_K = /* @__PURE__ */ Uint32Array.from([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
]);
/** Reusable SHA-224 / SHA-256 message schedule buffer `W_t` from RFC 6234 §6.2 step 1. */
const SHA256_W = /* @__PURE__ */ new Uint32Array(64);
/** Internal SHA-224 / SHA-256 compression engine from RFC 6234 §6.2. */
class SHA2_32B extends HashMD {
    // We cannot use array here since array allows indexing by variable
    // which means optimizer/compiler cannot use registers.
    // Numeric initializers matter: starting the fields as `undefined` changes
    // V8's field representation and makes sha256 3x slower (measured).
    A = 0;
    B = 0;
    C = 0;
    D = 0;
    E = 0;
    F = 0;
    G = 0;
    H = 0;
    constructor(outputLen, IV) {
        super(64, outputLen, 8, false);
        this.A = IV[0] | 0;
        this.B = IV[1] | 0;
        this.C = IV[2] | 0;
        this.D = IV[3] | 0;
        this.E = IV[4] | 0;
        this.F = IV[5] | 0;
        this.G = IV[6] | 0;
        this.H = IV[7] | 0;
    }
    get() {
        const { A, B, C, D, E, F, G, H } = this;
        return [A, B, C, D, E, F, G, H];
    }
    // prettier-ignore
    set(A, B, C, D, E, F, G, H) {
        this.A = A | 0;
        this.B = B | 0;
        this.C = C | 0;
        this.D = D | 0;
        this.E = E | 0;
        this.F = F | 0;
        this.G = G | 0;
        this.H = H | 0;
    }
    _cloneInto(to) {
        (to ||= new this.constructor()).set(...this.get());
        return this._cloneIntoMeta(to);
    }
    process(view, offset) {
        // Extend the first 16 words into the remaining 48 words w[16..63] of the message schedule array
        for (let i = 0; i < 16; i++, offset += 4)
            SHA256_W[i] = view.getUint32(offset, false);
        for (let i = 16; i < 64; i++) {
            const W15 = SHA256_W[i - 15];
            const W2 = SHA256_W[i - 2];
            const s0 = rotr(W15, 7) ^ rotr(W15, 18) ^ (W15 >>> 3);
            const s1 = rotr(W2, 17) ^ rotr(W2, 19) ^ (W2 >>> 10);
            SHA256_W[i] = (s1 + SHA256_W[i - 7] + s0 + SHA256_W[i - 16]) | 0;
        }
        // Compression function main loop, 64 rounds
        let { A, B, C, D, E, F, G, H } = this;
        for (let i = 0; i < 64; i++) {
            const sigma1 = rotr(E, 6) ^ rotr(E, 11) ^ rotr(E, 25);
            const T1 = (H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i]) | 0;
            const sigma0 = rotr(A, 2) ^ rotr(A, 13) ^ rotr(A, 22);
            const T2 = (sigma0 + Maj(A, B, C)) | 0;
            H = G;
            G = F;
            F = E;
            E = (D + T1) | 0;
            D = C;
            C = B;
            B = A;
            A = (T1 + T2) | 0;
        }
        // Add the compressed chunk to the current hash value
        A = (A + this.A) | 0;
        B = (B + this.B) | 0;
        C = (C + this.C) | 0;
        D = (D + this.D) | 0;
        E = (E + this.E) | 0;
        F = (F + this.F) | 0;
        G = (G + this.G) | 0;
        H = (H + this.H) | 0;
        this.set(A, B, C, D, E, F, G, H);
    }
    roundClean() {
        clean(SHA256_W);
    }
    destroy() {
        // HashMD callers route post-destroy usability through `destroyed`; zeroizing alone still leaves
        // update()/digest() callable on reused instances.
        this.destroyed = true;
        this.set(0, 0, 0, 0, 0, 0, 0, 0);
        clean(this.buffer);
    }
}
/** Internal SHA-256 hash class grounded in RFC 6234 §6.2. */
class _SHA256 extends SHA2_32B {
    constructor() {
        super(32, SHA256_IV);
    }
}
/** Internal SHA-224 hash class grounded in RFC 6234 §6.2 and §8.5. */
class _SHA224 extends SHA2_32B {
    constructor() {
        super(28, SHA224_IV);
    }
}
// SHA2-512 is slower than sha256 in js because u64 operations are slow.
// SHA-384 / SHA-512 round constants from RFC 6234 §5.2:
// 80 full 64-bit words split into high/low halves.
// prettier-ignore
const K512 = /* @__PURE__ */ (() => split([
    '0x428a2f98d728ae22', '0x7137449123ef65cd', '0xb5c0fbcfec4d3b2f', '0xe9b5dba58189dbbc',
    '0x3956c25bf348b538', '0x59f111f1b605d019', '0x923f82a4af194f9b', '0xab1c5ed5da6d8118',
    '0xd807aa98a3030242', '0x12835b0145706fbe', '0x243185be4ee4b28c', '0x550c7dc3d5ffb4e2',
    '0x72be5d74f27b896f', '0x80deb1fe3b1696b1', '0x9bdc06a725c71235', '0xc19bf174cf692694',
    '0xe49b69c19ef14ad2', '0xefbe4786384f25e3', '0x0fc19dc68b8cd5b5', '0x240ca1cc77ac9c65',
    '0x2de92c6f592b0275', '0x4a7484aa6ea6e483', '0x5cb0a9dcbd41fbd4', '0x76f988da831153b5',
    '0x983e5152ee66dfab', '0xa831c66d2db43210', '0xb00327c898fb213f', '0xbf597fc7beef0ee4',
    '0xc6e00bf33da88fc2', '0xd5a79147930aa725', '0x06ca6351e003826f', '0x142929670a0e6e70',
    '0x27b70a8546d22ffc', '0x2e1b21385c26c926', '0x4d2c6dfc5ac42aed', '0x53380d139d95b3df',
    '0x650a73548baf63de', '0x766a0abb3c77b2a8', '0x81c2c92e47edaee6', '0x92722c851482353b',
    '0xa2bfe8a14cf10364', '0xa81a664bbc423001', '0xc24b8b70d0f89791', '0xc76c51a30654be30',
    '0xd192e819d6ef5218', '0xd69906245565a910', '0xf40e35855771202a', '0x106aa07032bbd1b8',
    '0x19a4c116b8d2d0c8', '0x1e376c085141ab53', '0x2748774cdf8eeb99', '0x34b0bcb5e19b48a8',
    '0x391c0cb3c5c95a63', '0x4ed8aa4ae3418acb', '0x5b9cca4f7763e373', '0x682e6ff3d6b2b8a3',
    '0x748f82ee5defb2fc', '0x78a5636f43172f60', '0x84c87814a1f0ab72', '0x8cc702081a6439ec',
    '0x90befffa23631e28', '0xa4506cebde82bde9', '0xbef9a3f7b2c67915', '0xc67178f2e372532b',
    '0xca273eceea26619c', '0xd186b8c721c0c207', '0xeada7dd6cde0eb1e', '0xf57d4f7fee6ed178',
    '0x06f067aa72176fba', '0x0a637dc5a2c898a6', '0x113f9804bef90dae', '0x1b710b35131c471b',
    '0x28db77f523047d84', '0x32caab7b40c72493', '0x3c9ebe0a15c9bebc', '0x431d67c49c100d4c',
    '0x4cc5d4becb3e42b6', '0x597f299cfc657e2a', '0x5fcb6fab3ad6faec', '0x6c44198c4a475817'
].map(n => BigInt(n))))();
const SHA512_Kh = /* @__PURE__ */ (() => K512[0])();
const SHA512_Kl = /* @__PURE__ */ (() => K512[1])();
// Reusable high-half schedule buffer for the RFC 6234 §6.4 64-bit `W_t` words.
const SHA512_W_H = /* @__PURE__ */ new Uint32Array(80);
// Reusable low-half schedule buffer for the RFC 6234 §6.4 64-bit `W_t` words.
const SHA512_W_L = /* @__PURE__ */ new Uint32Array(80);
/** Internal SHA-384 / SHA-512 compression engine from RFC 6234 §6.4. */
class SHA2_64B extends HashMD {
    // We cannot use array here since array allows indexing by variable
    // which means optimizer/compiler cannot use registers.
    // h -- high 32 bits, l -- low 32 bits
    // Numeric initializers matter: starting the fields as `undefined` changes
    // V8's field representation and slows hashing down (measured on sha256).
    Ah = 0;
    Al = 0;
    Bh = 0;
    Bl = 0;
    Ch = 0;
    Cl = 0;
    Dh = 0;
    Dl = 0;
    Eh = 0;
    El = 0;
    Fh = 0;
    Fl = 0;
    Gh = 0;
    Gl = 0;
    Hh = 0;
    Hl = 0;
    constructor(outputLen, IV) {
        super(128, outputLen, 16, false);
        this.Ah = IV[0] | 0;
        this.Al = IV[1] | 0;
        this.Bh = IV[2] | 0;
        this.Bl = IV[3] | 0;
        this.Ch = IV[4] | 0;
        this.Cl = IV[5] | 0;
        this.Dh = IV[6] | 0;
        this.Dl = IV[7] | 0;
        this.Eh = IV[8] | 0;
        this.El = IV[9] | 0;
        this.Fh = IV[10] | 0;
        this.Fl = IV[11] | 0;
        this.Gh = IV[12] | 0;
        this.Gl = IV[13] | 0;
        this.Hh = IV[14] | 0;
        this.Hl = IV[15] | 0;
    }
    // prettier-ignore
    get() {
        const { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
        return [Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl];
    }
    // prettier-ignore
    set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl) {
        this.Ah = Ah | 0;
        this.Al = Al | 0;
        this.Bh = Bh | 0;
        this.Bl = Bl | 0;
        this.Ch = Ch | 0;
        this.Cl = Cl | 0;
        this.Dh = Dh | 0;
        this.Dl = Dl | 0;
        this.Eh = Eh | 0;
        this.El = El | 0;
        this.Fh = Fh | 0;
        this.Fl = Fl | 0;
        this.Gh = Gh | 0;
        this.Gl = Gl | 0;
        this.Hh = Hh | 0;
        this.Hl = Hl | 0;
    }
    _cloneInto(to) {
        (to ||= new this.constructor()).set(...this.get());
        return this._cloneIntoMeta(to);
    }
    process(view, offset) {
        // Extend the first 16 words into the remaining 64 words w[16..79] of the message schedule array
        for (let i = 0; i < 16; i++, offset += 4) {
            SHA512_W_H[i] = view.getUint32(offset);
            SHA512_W_L[i] = view.getUint32((offset += 4));
        }
        for (let i = 16; i < 80; i++) {
            // s0 := (w[i-15] rightrotate 1) xor (w[i-15] rightrotate 8) xor (w[i-15] rightshift 7)
            const W15h = SHA512_W_H[i - 15] | 0;
            const W15l = SHA512_W_L[i - 15] | 0;
            const s0h = rotrSH(W15h, W15l, 1) ^ rotrSH(W15h, W15l, 8) ^ shrSH(W15h, W15l, 7);
            const s0l = rotrSL(W15h, W15l, 1) ^ rotrSL(W15h, W15l, 8) ^ shrSL(W15h, W15l, 7);
            // s1 := (w[i-2] rightrotate 19) xor (w[i-2] rightrotate 61) xor (w[i-2] rightshift 6)
            const W2h = SHA512_W_H[i - 2] | 0;
            const W2l = SHA512_W_L[i - 2] | 0;
            const s1h = rotrSH(W2h, W2l, 19) ^ rotrBH(W2h, W2l, 61) ^ shrSH(W2h, W2l, 6);
            const s1l = rotrSL(W2h, W2l, 19) ^ rotrBL(W2h, W2l, 61) ^ shrSL(W2h, W2l, 6);
            // SHA512_W[i] = s0 + s1 + SHA512_W[i - 7] + SHA512_W[i - 16];
            const SUMl = add4L(s0l, s1l, SHA512_W_L[i - 7], SHA512_W_L[i - 16]);
            const SUMh = add4H(SUMl, s0h, s1h, SHA512_W_H[i - 7], SHA512_W_H[i - 16]);
            SHA512_W_H[i] = SUMh | 0;
            SHA512_W_L[i] = SUMl | 0;
        }
        let { Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl } = this;
        // Compression function main loop, 80 rounds
        for (let i = 0; i < 80; i++) {
            // S1 := (e rightrotate 14) xor (e rightrotate 18) xor (e rightrotate 41)
            const sigma1h = rotrSH(Eh, El, 14) ^ rotrSH(Eh, El, 18) ^ rotrBH(Eh, El, 41);
            const sigma1l = rotrSL(Eh, El, 14) ^ rotrSL(Eh, El, 18) ^ rotrBL(Eh, El, 41);
            //const T1 = (H + sigma1 + Chi(E, F, G) + SHA256_K[i] + SHA256_W[i]) | 0;
            const CHIh = (Eh & Fh) ^ (~Eh & Gh);
            const CHIl = (El & Fl) ^ (~El & Gl);
            // T1 = H + sigma1 + Chi(E, F, G) + SHA512_K[i] + SHA512_W[i]
            // prettier-ignore
            const T1ll = add5L(Hl, sigma1l, CHIl, SHA512_Kl[i], SHA512_W_L[i]);
            const T1h = add5H(T1ll, Hh, sigma1h, CHIh, SHA512_Kh[i], SHA512_W_H[i]);
            const T1l = T1ll | 0;
            // S0 := (a rightrotate 28) xor (a rightrotate 34) xor (a rightrotate 39)
            const sigma0h = rotrSH(Ah, Al, 28) ^ rotrBH(Ah, Al, 34) ^ rotrBH(Ah, Al, 39);
            const sigma0l = rotrSL(Ah, Al, 28) ^ rotrBL(Ah, Al, 34) ^ rotrBL(Ah, Al, 39);
            const MAJh = (Ah & Bh) ^ (Ah & Ch) ^ (Bh & Ch);
            const MAJl = (Al & Bl) ^ (Al & Cl) ^ (Bl & Cl);
            Hh = Gh | 0;
            Hl = Gl | 0;
            Gh = Fh | 0;
            Gl = Fl | 0;
            Fh = Eh | 0;
            Fl = El | 0;
            ({ h: Eh, l: El } = add(Dh | 0, Dl | 0, T1h | 0, T1l | 0));
            Dh = Ch | 0;
            Dl = Cl | 0;
            Ch = Bh | 0;
            Cl = Bl | 0;
            Bh = Ah | 0;
            Bl = Al | 0;
            const All = add3L(T1l, sigma0l, MAJl);
            Ah = add3H(All, T1h, sigma0h, MAJh);
            Al = All | 0;
        }
        // Add the compressed chunk to the current hash value
        ({ h: Ah, l: Al } = add(this.Ah | 0, this.Al | 0, Ah | 0, Al | 0));
        ({ h: Bh, l: Bl } = add(this.Bh | 0, this.Bl | 0, Bh | 0, Bl | 0));
        ({ h: Ch, l: Cl } = add(this.Ch | 0, this.Cl | 0, Ch | 0, Cl | 0));
        ({ h: Dh, l: Dl } = add(this.Dh | 0, this.Dl | 0, Dh | 0, Dl | 0));
        ({ h: Eh, l: El } = add(this.Eh | 0, this.El | 0, Eh | 0, El | 0));
        ({ h: Fh, l: Fl } = add(this.Fh | 0, this.Fl | 0, Fh | 0, Fl | 0));
        ({ h: Gh, l: Gl } = add(this.Gh | 0, this.Gl | 0, Gh | 0, Gl | 0));
        ({ h: Hh, l: Hl } = add(this.Hh | 0, this.Hl | 0, Hh | 0, Hl | 0));
        this.set(Ah, Al, Bh, Bl, Ch, Cl, Dh, Dl, Eh, El, Fh, Fl, Gh, Gl, Hh, Hl);
    }
    roundClean() {
        clean(SHA512_W_H, SHA512_W_L);
    }
    destroy() {
        // HashMD callers route post-destroy usability through `destroyed`; zeroizing alone still leaves
        // update()/digest() callable on reused instances.
        this.destroyed = true;
        clean(this.buffer);
        this.set(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
/** Internal SHA-512 hash class grounded in RFC 6234 §6.3 and §6.4. */
class _SHA512 extends SHA2_64B {
    constructor() {
        super(64, SHA512_IV);
    }
}
/** Internal SHA-384 hash class grounded in RFC 6234 §6.3 and §6.4. */
class _SHA384 extends SHA2_64B {
    constructor() {
        super(48, SHA384_IV);
    }
}
/**
 * Truncated SHA512/256 and SHA512/224.
 * SHA512_IV is XORed with 0xa5a5a5a5a5a5a5a5, then used as "intermediary" IV of SHA512/t.
 * Then t hashes string to produce result IV.
 * See the repo-side derivation recipe in `test/misc/sha2-gen-iv.js`.
 * These IV literals are checked against that script rather than a dedicated
 * local RFC section.
 */
/** SHA-512/224 IV derived by the SHA-512/t recipe in `test/misc/sha2-gen-iv.js` and
 * stored as sixteen big-endian 32-bit halves. */
const T224_IV = /* @__PURE__ */ Uint32Array.from([
    0x8c3d37c8, 0x19544da2, 0x73e19966, 0x89dcd4d6, 0x1dfab7ae, 0x32ff9c82, 0x679dd514, 0x582f9fcf,
    0x0f6d2b69, 0x7bd44da8, 0x77e36f73, 0x04c48942, 0x3f9d85a8, 0x6a1d36c8, 0x1112e6ad, 0x91d692a1,
]);
/** SHA-512/256 IV derived by the SHA-512/t recipe in `test/misc/sha2-gen-iv.js` and
 * stored as sixteen big-endian 32-bit halves. */
const T256_IV = /* @__PURE__ */ Uint32Array.from([
    0x22312194, 0xfc2bf72c, 0x9f555fa3, 0xc84c64c2, 0x2393b86b, 0x6f53b151, 0x96387719, 0x5940eabd,
    0x96283ee2, 0xa88effe3, 0xbe5e1e25, 0x53863992, 0x2b0199fc, 0x2c85b8aa, 0x0eb72ddc, 0x81c52ca2,
]);
/** Internal SHA-512/224 hash class using the derived `T224_IV` and the shared
 * RFC 6234 §6.4 compression engine. */
class _SHA512_224 extends SHA2_64B {
    constructor() {
        super(28, T224_IV);
    }
}
/** Internal SHA-512/256 hash class using the derived `T256_IV` and the shared
 * RFC 6234 §6.4 compression engine. */
class _SHA512_256 extends SHA2_64B {
    constructor() {
        super(32, T256_IV);
    }
}
/**
 * SHA2-256 hash function from RFC 4634. In JS it's the fastest: even faster than Blake3. Some info:
 *
 * - Trying 2^128 hashes would get 50% chance of collision, using birthday attack.
 * - BTC network is doing 2^70 hashes/sec (2^95 hashes/year) as per 2025.
 * - Each sha256 hash is executing 2^18 bit operations.
 * - Good 2024 ASICs can do 200Th/sec with 3500 watts of power, corresponding to 2^36 hashes/joule.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-256.
 * ```ts
 * sha256(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha256 = /* @__PURE__ */ utils_createHasher(() => new _SHA256(), 
/* @__PURE__ */ utils_oidNist(0x01));
/**
 * SHA2-224 hash function from RFC 4634.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-224.
 * ```ts
 * sha224(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha224 = /* @__PURE__ */ (/* unused pure expression or super */ null && (createHasher(() => new _SHA224(), 
/* @__PURE__ */ oidNist(0x04))));
/**
 * SHA2-512 hash function from RFC 4634.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-512.
 * ```ts
 * sha512(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha512 = /* @__PURE__ */ (/* unused pure expression or super */ null && (createHasher(() => new _SHA512(), 
/* @__PURE__ */ oidNist(0x03))));
/**
 * SHA2-384 hash function from RFC 4634.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-384.
 * ```ts
 * sha384(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha384 = /* @__PURE__ */ (/* unused pure expression or super */ null && (createHasher(() => new _SHA384(), 
/* @__PURE__ */ oidNist(0x02))));
/**
 * SHA2-512/256 "truncated" hash function, with improved resistance to length extension attacks.
 * See the paper on {@link https://eprint.iacr.org/2010/548.pdf | truncated SHA512}.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-512/256.
 * ```ts
 * sha512_256(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha512_256 = /* @__PURE__ */ (/* unused pure expression or super */ null && (createHasher(() => new _SHA512_256(), 
/* @__PURE__ */ oidNist(0x06))));
/**
 * SHA2-512/224 "truncated" hash function, with improved resistance to length extension attacks.
 * See the paper on {@link https://eprint.iacr.org/2010/548.pdf | truncated SHA512}.
 * @param msg - message bytes to hash
 * @param opts - Reserved hash options.
 * @returns Digest bytes.
 * @example
 * Hash a message with SHA2-512/224.
 * ```ts
 * sha512_224(new Uint8Array([97, 98, 99]));
 * ```
 */
const sha512_224 = /* @__PURE__ */ (/* unused pure expression or super */ null && (createHasher(() => new _SHA512_224(), 
/* @__PURE__ */ oidNist(0x05))));

;// CONCATENATED MODULE: ./packages/pipeline/lib/branch-identifier.js


/** Charts carry `name-version` in labels of 63 characters, so a branch may not fill them. */
const branch_identifier_LONGEST = 30;
const HASH = 8;
/**
 * A branch as one identifier of a semver pre-release. A name that can stand there stands for itself; any other
 * (`feature/x`, `2026`, a long one) keeps what is readable of it and gets a hash of the whole, so that no two
 * branches share one: a name that merely looks hashed is hashed too.
 */
function branchIdentifier(branch) {
    const plain = /^[0-9A-Za-z][0-9A-Za-z-]*$/.test(branch) && !/^[0-9]+$/.test(branch);
    if (plain && branch.length <= branch_identifier_LONGEST && !/-[0-9a-f]{8}$/.test(branch))
        return branch;
    const readable = branch
        .slice(0, 4 * branch_identifier_LONGEST)
        .replace(/[^0-9A-Za-z]+/g, '-')
        .slice(0, branch_identifier_LONGEST - HASH - 1)
        .replace(/^-|-$/g, '');
    const hash = bytesToHex(sha256(utf8ToBytes(branch))).slice(0, HASH);
    return `${readable === '' ? 'branch' : readable}-${hash}`;
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/release-version.js


const release_version_LONGEST = 256;
const CORE = '(?:0|[1-9][0-9]{0,15})\\.(?:0|[1-9][0-9]{0,15})\\.(?:0|[1-9][0-9]{0,15})';
const IDENTIFIER = '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)';
const PRERELEASE = `${IDENTIFIER}(?:\\.${IDENTIFIER})*`;
const RELEASE = new RegExp(`^v?(${CORE}(?:-${PRERELEASE})?)$`);
const BASE = new RegExp(`^v?(${CORE})(?:-${PRERELEASE})?(?:\\+[0-9A-Za-z.-]+)?$`);
/** What an OCI tag can hold. */
const LONGEST_TAG = 128;
/**
 * The version of a release by the delivery file's scheme. Always one that Helm, OCI and Flux take alike: whole semver,
 * at most 128 characters, and never with build metadata, which Flux replaces by a digest.
 */
function releaseVersion(scheme, facts) {
    if (scheme === 'tag')
        return versionByTag(facts);
    const base = coreOf(facts.base ?? '0.0.0');
    if (base === undefined) {
        const way = 'write three numbers such as 1.4.0 there';
        return refused(`Chart.yaml has the version ${(0,quote/* quote */.h)(facts.base ?? '')}; ${way}`);
    }
    switch (scheme) {
        case 'timestamp': {
            const seconds = facts.time.replace(/\D/g, '').slice(0, 14);
            return { kind: 'ok', version: `${base}-BUILD.${seconds}` };
        }
        case 'branch': {
            const branch = branchIdentifier(facts.branch);
            const commit = facts.commit.slice(0, 7);
            const number = facts.commitCount;
            if (number === undefined) {
                const way = 'check out with "fetch-depth: 0" (and "filter: blob:none", which keeps it quick)';
                return refused(`the checkout lacks history, so its commits can't be counted; ${way}`);
            }
            return { kind: 'ok', version: printBranchVersion({ base, branch, number, commit }) };
        }
    }
}
/** Why a version that somebody gives can't be delivered; undefined: it can. */
function whyNoVersion(version) {
    if (version.length > LONGEST_TAG)
        return `is longer than ${LONGEST_TAG} characters`;
    if (version.includes('+')) {
        return 'has build metadata, which Flux replaces by a digest; write it as a pre-release, 1.4.0-build.7';
    }
    return RELEASE.test(version) ? undefined : 'is no whole version; write one such as 1.4.2';
}
function versionByTag({ service, tags }) {
    const named = tags.flatMap((tag) => tagOf(service, tag) ?? []);
    const own = named.filter((tag) => tag.isOwn);
    const versions = [...new Set((own.length > 0 ? own : named).map(({ version }) => version))];
    const [version] = versions;
    if (version === undefined) {
        const way = `tag it v1.4.0, or ${service}-v1.4.0 where the repository holds several services`;
        return { kind: 'none', reason: `the commit has no tag that is a version; ${way}` };
    }
    if (versions.length > 1) {
        const all = versions.slice(0, 5).map(quote/* quote */.h).join(', ');
        return refused(`the commit has tags of several versions, ${all}; leave one of them`);
    }
    const odd = whyNoVersion(version);
    return odd === undefined ? { kind: 'ok', version } : refused(`tag ${(0,quote/* quote */.h)(version)} ${odd}`);
}
/** The version in `v1.4.0`, `cart-v1.4.0`, `cart/1.4.0` or `cart@1.4.0`; undefined for any other tag. */
function tagOf(service, tag) {
    if (tag.length > release_version_LONGEST)
        return undefined;
    const isOwn = tag.startsWith(service) && /^[-/@]/.test(tag.slice(service.length));
    const rest = isOwn ? tag.slice(service.length + 1) : tag;
    const looksRight = /^v?[0-9]+\.[0-9]+\.[0-9]+(?:[-+][0-9A-Za-z.+-]*)?$/.test(rest);
    return looksRight ? { version: rest.replace(/^v/, ''), isOwn } : undefined;
}
function coreOf(version) {
    return version.length > release_version_LONGEST ? undefined : BASE.exec(version)?.[1];
}
function refused(reason) {
    return { kind: 'refused', reason };
}


/***/ }),

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isCommit),
/* harmony export */   p: () => (/* binding */ runRef)
/* harmony export */ });
const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Reads `GITHUB_REF` and the event's payload; undefined where the ref is none that a delivery can be for. */
function runRef(ref, payload) {
    const pull = /^refs\/pull\/([0-9]{1,15})\/(?:merge|head)$/.exec(ref)?.[1];
    if (pull !== undefined) {
        const sha = at(at(at(payload, 'pull_request'), 'base'), 'sha');
        const onto = isCommit(sha) ? sha : undefined;
        return { kind: 'pull-request', name: `pull/${pull}`, onto };
    }
    const [, kind, name] = /^refs\/(heads|tags)\/(.{1,1000})$/u.exec(ref) ?? [];
    if (name === undefined)
        return undefined;
    return { kind: kind === 'heads' ? 'branch' : 'tag', name };
}
/** Whether it is a whole commit id in hex. */
function isCommit(value) {
    return typeof value === 'string' && COMMIT.test(value);
}
function at(value, key) {
    if (typeof value !== 'object' || value === null)
        return undefined;
    return Object.getOwnPropertyDescriptor(value, key)?.value;
}


/***/ }),

/***/ 844:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ isPlainText),
/* harmony export */   h: () => (/* binding */ quote)
/* harmony export */ });
const LONGEST = 80;
/**
 * A foreign value in double quotes, as it may stand in a message: cut to 80 characters, and whatever could break
 * a line, hide itself or turn the direction of writing is escaped.
 */
function quote(value) {
    const cut = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    const escaped = cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}"\\]/gu, (character) => character === '"' || character === '\\'
        ? `\\${character}`
        : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
    return `"${escaped}"`;
}
/** Whether a text that people will read holds nothing invisible and no line break. */
function isPlainText(value) {
    return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);
}


/***/ }),

/***/ 132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dl: () => (/* binding */ whyNoPath),
/* harmony export */   MP: () => (/* binding */ whyNoGlob),
/* harmony export */   kt: () => (/* binding */ matchesGlob)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(844);

const LONGEST = 512;
/** What is wrong with a path from the root of the service, as a message goes on; undefined: nothing. `.` is the root. */
function whyNoPath(text) {
    return text === '.' ? undefined : whyNoSteps(text, /^[A-Za-z0-9_.@+=,-]+$/, '"_.@+=,-"');
}
/**
 * What is wrong with a glob from the root of the service; undefined: nothing. `*` and `?` stand for characters
 * of one step, `**` for any number of steps: few enough for every tool to agree on.
 */
function whyNoGlob(text) {
    const odd = whyNoSteps(text, /^[A-Za-z0-9_.@+=,*?-]+$/, '"_.@+=,-", "*" and "?"');
    if (odd !== undefined)
        return odd;
    const mixed = text.split('/').find((step) => step !== '**' && step.includes('**'));
    return mixed === undefined
        ? undefined
        : `has the step ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(mixed)}; "**" stands for whole steps, so put it between two "/"`;
}
function whyNoSteps(text, step, besides) {
    if (text === '')
        return 'is empty';
    if (text.length > LONGEST)
        return `is longer than ${LONGEST} characters`;
    if (text.includes('\\'))
        return 'has a "\\"; steps are parted by "/" on every system';
    if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) {
        return "is absolute; write it from the service's root, the folder that holds .fluxgate";
    }
    for (const one of text.split('/')) {
        if (one === '')
            return 'has an empty step ("//", or "/" at the end)';
        if (one === '.' || one === '..') {
            return `has the step ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(one)}; write the path from the service's root, which it can't leave`;
        }
        if (one.startsWith('-'))
            return `has the step ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(one)}; none may begin with "-"`;
        if (!step.test(one)) {
            return `has the step ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .h)(one)}; a path is made of letters, digits and ${besides}`;
        }
    }
    return undefined;
}
/**
 * Whether a path is among those that a glob of the delivery file means. Takes time in proportion to the product
 * of both lengths, however the glob is made.
 */
function matchesGlob(glob, path) {
    return matches(glob.split('/'), path.split('/'), '**', matchesStep);
}
function matchesStep(pattern, step) {
    return matches([...pattern], [...step], '*', (one, other) => one === '?' || one === other);
}
/** `any` stands for any number of items; it is enough to go back to the last one, as it takes whatever is left. */
function matches(pattern, items, any, equal) {
    let at = 0;
    let index = 0;
    let back;
    while (index < items.length) {
        const one = pattern[at];
        if (one === any) {
            back = { at, index };
            at += 1;
        }
        else if (one !== undefined && equal(one, items[index] ?? '')) {
            at += 1;
            index += 1;
        }
        else if (back === undefined)
            return false;
        else {
            back.index += 1;
            at = back.at + 1;
            index = back.index;
        }
    }
    return pattern.slice(at).every((one) => one === any);
}


/***/ }),

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ DeliveryFileError)
/* harmony export */ });
/** A delivery file, or what it names, that can't be taken as it is; the message says what a person has to change. */
class DeliveryFileError extends Error {
    /** Known to whoever runs an action: shown without a stack. */
    kind = 'misconfigured';
    constructor(message, options) {
        super(message, options);
        this.name = 'DeliveryFileError';
    }
}


/***/ }),

/***/ 693:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  u: () => (/* binding */ DELIVERY_FILE),
  F: () => (/* binding */ loadDelivery)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./packages/policy/lib/quote.js
var lib_quote = __nccwpck_require__(844);
;// CONCATENATED MODULE: ./packages/policy/lib/clock-words.js
const SECONDS = new Map([
    ['s', 1],
    ['m', 60],
    ['h', 3600],
    ['d', 86_400],
]);
/** Seconds of a duration such as `90s`, `10m`, `4h`, `1d`; undefined where it is none, or longer than a year. */
function secondsOf(text) {
    const [, count, unit] = /^([0-9]{1,8})([smhd])$/.exec(text) ?? [];
    const seconds = Number(count) * (SECONDS.get(unit ?? '') ?? Number.NaN);
    return seconds <= 366 * 86_400 ? seconds : undefined;
}
/** Whether it is a time of day, `00:00` to `24:00`. */
function isTimeOfDay(text) {
    return /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/.test(text);
}
/** Whether it is a day of the calendar, `2026-12-18`. */
function isDate(text) {
    const [, year, month, day] = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text) ?? [];
    if (year === undefined)
        return false;
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    return date.toISOString().startsWith(text);
}
/** Whether it is a moment by RFC 3339, `2026-12-18T09:00:00Z` or with an offset. */
function isMoment(text) {
    const parts = /^([0-9-]{10})T([0-9]{2}:[0-9]{2}):[0-5][0-9](?:\.[0-9]{1,9})?(?:Z|[+-]([0-9]{2}:[0-9]{2}))$/.exec(text);
    if (parts === null)
        return false;
    const [, date = '', time = '', offset = '00:00'] = parts;
    return isDate(date) && time !== '24:00' && isTimeOfDay(time) && isTimeOfDay(offset);
}
/** Whether the IANA database of this machine has the zone; offsets such as `+01:00` are no zones. */
function isTimeZone(text) {
    if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(text))
        return false;
    try {
        new Intl.DateTimeFormat('en', { timeZone: text });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/suggestion.js

/** Past this length a name is no typing slip of ours, nor what was meant by one, and comparing it costs time. */
const LONGEST_NAME = 64;
/**
 * What to add to a message about a name that is none of `known`: `; did you mean "x"?` where one is near, else
 * the list of them.
 */
function hint(name, known) {
    const near = nearest(name, known);
    if (near !== undefined)
        return `; did you mean ${(0,lib_quote/* quote */.h)(near)}?`;
    return known.length === 0 ? '' : ` (known: ${known.slice(0, 20).map(shown).join(', ')})`;
}
/** What is known may be what somebody else wrote, such as an environment whose name is none. */
function shown(name) {
    return name.length <= LONGEST_NAME && (0,lib_quote/* isPlainText */.K)(name) ? name : (0,lib_quote/* quote */.h)(name);
}
/** What may have been meant by a name that is none of `known`; undefined: nothing is near. */
function nearest(name, known) {
    if (name.length > LONGEST_NAME)
        return undefined;
    const plain = withoutStyle(name);
    let best;
    for (const option of known) {
        if (option.length > LONGEST_NAME)
            continue;
        const distance = editDistance(plain, withoutStyle(option));
        const near = distance <= Math.min(2, Math.floor(option.length / 3));
        if (near && (best === undefined || distance < best.distance))
            best = { option, distance };
    }
    return best?.option;
}
/** `after-any`, `after_any` and `afterAny` differ in style alone. */
function withoutStyle(name) {
    return name.replace(/[-_ ]/g, '').toLowerCase();
}
/** How many letters to add, drop, change or swap with the next one. */
function editDistance(from, to) {
    let before = [];
    let row = Array.from({ length: to.length + 1 }, (_, index) => index);
    for (let i = 1; i <= from.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= to.length; j += 1) {
            const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
            const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
            const swap = swapped && i > 1 && j > 1 ? (before[j - 2] ?? 0) + 1 : change;
            next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
        }
        before = row;
        row = next;
    }
    return row[to.length] ?? 0;
}

;// CONCATENATED MODULE: ./packages/policy/lib/tree.js
/** The type of a scalar: text unless it is plain and looks like something else. */
function scalarType(node) {
    if (!node.plain)
        return 'string';
    const { text } = node;
    if (/^(?:~|null|Null|NULL|)$/.test(text))
        return 'null';
    if (/^(?:true|True|TRUE|false|False|FALSE)$/.test(text))
        return 'boolean';
    if (/^[-+]?[0-9]+$|^0o[0-7]+$|^0x[0-9a-fA-F]+$/.test(text))
        return 'integer';
    if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(text))
        return 'float';
    return /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/.test(text) ? 'float' : 'string';
}
/** Whether a value is none: `null`, `~`, or not written at all. */
function isNothing(node) {
    return node.kind === 'scalar' && scalarType(node) === 'null';
}

;// CONCATENATED MODULE: ./packages/policy/lib/fields.js



/** A map or nothing; whatever else it is, is a problem. `what` says whose value it is. */
function readMap(node, what, problems) {
    if (node.kind === 'map')
        return node;
    problems.add(node.offset, `${what} must be a map of keys and values, not ${nameOf(node)}`);
    return undefined;
}
/**
 * A map with these keys and no others; unknown ones are problems, each with what `wayOut` says of it: the nearest known
 * one, unless told otherwise.
 */
function readFields(node, what, keys, problems, wayOut = hint) {
    const fields = new Map();
    for (const entry of readMap(node, what, problems)?.entries ?? []) {
        const key = keys.find((known) => known === entry.key);
        if (key !== undefined)
            fields.set(key, entry);
        else {
            const { key: unknown, keyOffset } = entry;
            problems.add(keyOffset, () => `unknown key ${(0,lib_quote/* quote */.h)(unknown)} in ${what}${wayOut(unknown, keys)}`);
        }
    }
    return fields;
}
/**
 * Tells of text where a map is expected, as it is most likely meant: the value of one of its keys. False, and nothing told, where it is
 * no text.
 */
function isShortFor(node, what, key, problems) {
    if (node.kind !== 'scalar' || scalarType(node) !== 'string')
        return false;
    problems.add(node.offset, `${what} must be a map; write { ${key}: ${(0,lib_quote/* quote */.h)(node.text)} }`);
    return true;
}
/** The items of a list; whatever else it is, is a problem. `asItem`: what text in its place is as an item; none: it can't be one. */
function readList(node, what, problems, asItem) {
    if (node.kind === 'list')
        return node.items;
    problems.add(node.offset, `${what} must be a list, not ${nameOf(node)}${wayToList(node, asItem)}`);
    return [];
}
/** Of a list of texts: text is an item as it is. */
function asText(text) {
    return text;
}
function wayToList(node, asItem) {
    if (node.kind === 'map')
        return '; begin each item with "- ", or put [] around them';
    if (asItem === undefined || scalarType(node) === 'null')
        return '';
    const isShort = node.text.length < 40 && (0,lib_quote/* isPlainText */.K)(node.text);
    return `; write [${asItem(isShort ? node.text : '...')}]`;
}
/** Texts of a list, each checked by `read`, none twice. */
function readTexts(node, what, problems, read) {
    const values = new Set();
    for (const item of readList(node, what, problems, asText)) {
        const value = read(item);
        if (value === undefined)
            continue;
        if (values.has(value))
            problems.add(item.offset, `${(0,lib_quote/* quote */.h)(value)} is in ${what} twice`);
        else
            values.add(value);
    }
    return [...values];
}
/** Text; what YAML would read as a number or the like must be quoted. */
function readText(node, what, problems) {
    if (node.kind === 'scalar') {
        const type = scalarType(node);
        if (type === 'string')
            return node.text;
        if (type !== 'null') {
            const seen = type === 'boolean' ? 'true or false' : 'a number';
            const message = `${what} must be text, but YAML reads ${(0,lib_quote/* quote */.h)(node.text)} as ${seen}; write ${(0,lib_quote/* quote */.h)(node.text)} in quotes`;
            problems.add(node.offset, message);
            return undefined;
        }
    }
    problems.add(node.offset, `${what} must be text, not ${nameOf(node)}`);
    return undefined;
}
/** Text that passes a check; `form` says what would be right. */
function readChecked(node, what, form, isRight, problems) {
    // Quotes would not mend a bare number that is wrong as text too, so then only the form is told.
    const bare = node.kind === 'scalar' && scalarType(node) !== 'null' ? node.text : undefined;
    const text = bare === undefined || isRight(bare) ? readText(node, what, problems) : bare;
    if (text === undefined || isRight(text))
        return text;
    problems.add(node.offset, `${what} ${(0,lib_quote/* quote */.h)(text)} is not ${form}`);
    return undefined;
}
/** One of a few words; a bare `true` or number that is none of them is told so, since quotes would not mend it. */
function readWord(node, what, words, problems) {
    const bare = node.kind === 'scalar' && scalarType(node) !== 'null' ? node.text : undefined;
    const text = bare ?? readText(node, what, problems);
    const word = words.find((one) => one === text);
    if (word === undefined && text !== undefined) {
        const allowed = words.map(lib_quote/* quote */.h).join(' or ');
        problems.add(node.offset, `${what} ${(0,lib_quote/* quote */.h)(text)} must be ${allowed}${didYouMean(text, words)}`);
    }
    return word;
}
function didYouMean(text, words) {
    const found = hint(text, words);
    return found.startsWith(';') ? found : '';
}
/** `true` or `false`, bare. */
function readBoolean(node, what, problems) {
    if (node.kind === 'scalar' && scalarType(node) === 'boolean') {
        return node.text.toLowerCase() === 'true';
    }
    problems.add(node.offset, `${what} must be true or false without quotes, not ${nameOf(node)}`);
    return undefined;
}
/** A whole number from 1, in decimal, bare; `way` goes on where the message ends. */
function readPositive(node, what, problems, way = '') {
    if (node.kind === 'scalar' && node.plain && /^[1-9][0-9]{0,15}$/.test(node.text)) {
        const value = Number(node.text);
        if (Number.isSafeInteger(value))
            return value;
    }
    problems.add(node.offset, `${what} must be a whole number from 1 without quotes, not ${nameOf(node)}${way}`);
    return undefined;
}
/** What a value is, for a message. */
function nameOf(node) {
    switch (node.kind) {
        case 'map':
            return 'a map';
        case 'list':
            return listName(node);
        case 'scalar':
            return scalarType(node) === 'null' ? 'nothing' : (0,lib_quote/* quote */.h)(node.text);
    }
}
function listName(node) {
    return node.items.length === 0 ? 'an empty list' : 'a list';
}
/** The value of a field that must be there; `what` says whose field it is, `way` goes on where the message ends. */
function required(fields, key, owner, what, problems, way = '') {
    const entry = fields.get(key);
    if (entry === undefined && owner.kind === 'map') {
        problems.add(owner.offset, `${what} has no ${(0,lib_quote/* quote */.h)(key)}${way}`);
    }
    return entry?.value;
}

// EXTERNAL MODULE: ./packages/policy/lib/relative-path.js
var relative_path = __nccwpck_require__(132);
;// CONCATENATED MODULE: ./packages/policy/lib/delivery-fields.js




const MOST_TEXTS = 100;
const LONGEST_SECONDS = 24 * 3600;
/** A path from a folder of the service repository. */
function readPath(node, what, problems) {
    return readRight(node, what, relative_path/* whyNoPath */.Dl, problems);
}
/** One path or a list of them, none twice; none where the key is absent. */
function readPaths(entry, what, problems) {
    return readOneOrMore(entry, what, problems, (node) => readRight(node, what, relative_path/* whyNoPath */.Dl, problems));
}
/** One glob or a list of them, none twice; none where the key is absent. */
function readGlobs(entry, what, problems) {
    return readOneOrMore(entry, what, problems, (node) => readRight(node, what, relative_path/* whyNoGlob */.MP, problems));
}
function readRight(node, what, whyNot, problems) {
    const text = readText(node, what, problems);
    const odd = text === undefined ? undefined : whyNot(text);
    if (text === undefined || odd === undefined)
        return text;
    problems.add(node.offset, `${what} ${(0,lib_quote/* quote */.h)(text)} ${odd}`);
    return undefined;
}
function readOneOrMore(entry, what, problems, read) {
    if (entry === undefined)
        return [];
    const { value } = entry;
    if (value.kind === 'scalar') {
        const single = read(value);
        return single === undefined ? [] : [single];
    }
    const texts = readTexts(value, what, problems, read);
    return atMost(texts, MOST_TEXTS, value, what, problems);
}
/** The items of a list, of which there may be so many. */
function readFew(node, what, most, problems) {
    return atMost(readList(node, what, problems), most, node, what, problems);
}
function atMost(items, most, node, what, problems) {
    if (items.length > most)
        problems.add(node.offset, `${what} has more than ${most} entries`);
    return items.slice(0, most);
}
/** Milliseconds of a duration such as `15m`, from a second to a day. */
function readMilliseconds(node, what, problems) {
    const form = 'a duration such as 90s, 15m or 2h, from 1s to 1d';
    const isRight = (text) => {
        const seconds = secondsOf(text);
        return seconds !== undefined && seconds > 0 && seconds <= LONGEST_SECONDS;
    };
    const text = readChecked(node, what, form, isRight, problems);
    const seconds = text === undefined ? undefined : secondsOf(text);
    return seconds === undefined ? undefined : seconds * 1000;
}

;// CONCATENATED MODULE: ./packages/policy/lib/names.js

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,98}(?:\[bot\])?$/;
const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9_-]{0,98}\/[A-Za-z0-9_.-]{1,100}$/;
const TEAM = /^([A-Za-z0-9][A-Za-z0-9-]{0,98})\/([A-Za-z0-9_][A-Za-z0-9_.-]{0,99})$/;
/** Names that would reach a prototype where code is careless with them. */
const UNSAFE_KEYS = ['__proto__', 'prototype', 'constructor'];
/** Whether it is a DNS-1123 label: what a namespace, an environment or a cluster is called. */
function isLabel(text) {
    return LABEL.test(text);
}
/** An environment's name among others in a message; one that is none in quotes, as it may be anything. */
function nameInWords(name) {
    return isLabel(name) ? name : quote(name);
}
/** Whether it is a DNS-1123 subdomain: what a Kubernetes object is called. */
function isSubdomain(text) {
    return SUBDOMAIN.test(text) && text.split('.').every(isLabelOfAnyLength);
}
function isLabelOfAnyLength(text) {
    return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text);
}
/**
 * Whether it can be the service in a key. Beyond DNS-1123: a name that ends like a YAML file is a file that no
 * pattern meant (`kustomization.yaml`), and git takes no branch that ends in `.lock`.
 */
function isServiceName(text) {
    return isSubdomain(text) && !/\.(?:ya?ml|json|lock)$/.test(text);
}
/** Whether it is a login of GitHub, that of an App (`name[bot]`) included. */
function isLogin(text) {
    return LOGIN.test(text);
}
/** `org/slug` taken apart; undefined where it is no team. */
function parseTeam(text) {
    const [, org, slug] = TEAM.exec(text) ?? [];
    return org === undefined || slug === undefined ? undefined : { org, slug };
}
/** Whether it is `owner/name` of a repository on GitHub. */
function isRepository(text) {
    return REPOSITORY.test(text) && !/\/\.{1,2}$|\.git$/.test(text);
}
/** Whether it is a dotted path under `spec.values`, as in `image.tag`. */
function isValuesPath(text) {
    return (text.length <= 200 &&
        text.split('.').every((key) => /^[A-Za-z0-9_-]+$/.test(key) && !UNSAFE_KEYS.includes(key)));
}
/** Whether git takes it as a branch, and nothing else could take it for an option or a range. */
function isBranch(text) {
    return (text.length <= 200 &&
        /^[A-Za-z0-9_][A-Za-z0-9_./-]*$/.test(text) &&
        !/\.\.|\/\/|\/\.|\.\/|\.lock(?:\/|$)|[/.]$/.test(text));
}

;// CONCATENATED MODULE: ./packages/policy/lib/chart-section.js



const ANNOTATION = /^annotations\/([A-Za-z0-9](?:[A-Za-z0-9_./-]{0,251}[A-Za-z0-9])?)$/;
const SCHEMES = ['branch', 'timestamp', 'tag'];
/** Parses `chart` of a delivery file; undefined where it names no folder. */
function readChart(entry, problems) {
    const keys = ['path', 'render', 'expect', 'schemas', 'versions', 'stamp'];
    const { value } = entry;
    if (isShortFor(value, '"chart"', 'path', problems))
        return undefined;
    const fields = readFields(value, '"chart"', keys, problems);
    const folder = required(fields, 'path', value, '"chart"', problems, ', the folder of Chart.yaml');
    const path = folder && readPath(folder, '"path"', problems);
    const schemas = fields.get('schemas');
    const versions = fields.get('versions');
    const stamp = fields.get('stamp');
    const rest = {
        render: readPaths(fields.get('render'), '"render"', problems),
        expect: readPaths(fields.get('expect'), '"expect"', problems),
        schemas: schemas && readPath(schemas.value, '"schemas"', problems),
        versions: (versions && readWord(versions.value, '"versions"', SCHEMES, problems)) ?? 'branch',
        stamp: stamp === undefined
            ? { imageTag: undefined, imageDigest: undefined }
            : readStamp(stamp.value, problems),
    };
    return path === undefined ? undefined : { path, ...rest };
}
function readStamp(node, problems) {
    const fields = readFields(node, '"stamp"', ['imageTag', 'imageDigest'], problems);
    const imageTag = readAddress(fields, 'imageTag', problems);
    const imageDigest = readAddress(fields, 'imageDigest', problems);
    if (imageTag !== undefined && imageTag.text === imageDigest?.text) {
        const text = '"imageTag" and "imageDigest" are written to the same place; leave one of them out';
        problems.add(imageDigest.offset, text);
    }
    return { imageTag: imageTag?.address, imageDigest: imageDigest?.address };
}
function readAddress(fields, key, problems) {
    const entry = fields.get(key);
    if (entry === undefined)
        return undefined;
    const form = 'a path in values.yaml such as image.tag, nor annotations/<name>';
    const isRight = (text) => parseStampAddress(text) !== undefined;
    const text = readChecked(entry.value, `"${key}"`, form, isRight, problems);
    const address = text === undefined ? undefined : parseStampAddress(text);
    return text === undefined || address === undefined
        ? undefined
        : { text, offset: entry.value.offset, address };
}
/** The place that a text such as `image.tag` or `annotations/example.com/digest` names; undefined where it names none. */
function parseStampAddress(text) {
    const [, name] = ANNOTATION.exec(text) ?? [];
    if (name !== undefined)
        return { kind: 'annotation', name };
    return isValuesPath(text) ? { kind: 'values', path: text.split('.') } : undefined;
}

;// CONCATENATED MODULE: ./packages/policy/lib/format-version.js

/** Checks that a file says `version: 1`, so that a later form is never half understood; `what` names the file's kind. */
function checkFormatVersion(fields, root, what, problems) {
    const version = fields.get('version');
    if (version === undefined) {
        if (root.kind === 'map') {
            problems.add(root.offset, `${what} has no "version"; write version: 1`);
        }
        return;
    }
    const { value } = version;
    const isOne = value.kind === 'scalar' && value.plain && value.text === '1';
    if (!isOne)
        problems.add(value.offset, `"version" must be 1 without quotes, not ${nameOf(value)}`);
}

;// CONCATENATED MODULE: ./packages/policy/lib/positions.js
/** Turns offsets of a text into lines and columns; linear once, then logarithmic for each question. */
function positionsIn(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = Math.ceil((low + high) / 2);
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, col: offset - (starts[low] ?? 0) + 1 };
    };
}

;// CONCATENATED MODULE: ./packages/policy/lib/problem-list.js

/** A file with thousands of mistakes is one mistake; nobody reads further than this. */
const MOST_PROBLEMS = 100;
/** A list of problems for a file with this text. */
function problemList(text, file) {
    const found = [];
    let left = 0;
    return {
        add(offset, message) {
            if (found.length >= MOST_PROBLEMS)
                left += 1;
            else {
                const text = typeof message === 'string' ? message : message();
                found.push({ offset: Math.max(offset, 0), message: text });
            }
        },
        count: () => found.length + left,
        all() {
            const positionAt = positionsIn(text);
            const sorted = found.toSorted((a, b) => a.offset - b.offset);
            const problems = sorted.map(({ offset, message }) => ({
                file,
                ...positionAt(offset),
                message,
            }));
            const last = problems.at(-1);
            if (left === 0 || last === undefined)
                return problems;
            return [...problems, { ...last, message: `and ${left} more problems; mend these first` }];
        },
    };
}

// EXTERNAL MODULE: ./node_modules/js-yaml/dist/js-yaml.mjs
var js_yaml = __nccwpck_require__(243);
;// CONCATENATED MODULE: ./packages/policy/lib/read-tree.js


/** Far beyond any policy; keeps what a hostile file costs to some milliseconds. */
const LONGEST_TEXT = 256 * 1024;
const DEEPEST = 64;
const MOST_ALIASES = 100;
const SECOND_DOCUMENT = 'a second document; one is read, so remove the others';
/**
 * Reads one YAML document into values with positions; undefined where the text has none. Problems go to the list.
 *
 * js-yaml alone does it: its parser is linear and capped in depth, and its events carry offsets. `yaml` would give
 * ranges too, but its time grows with the square of a map's width and it can abort the process on a deep file.
 * Nothing is built from the events but our own nodes, so that no key of the file ever becomes a property.
 */
function readTree(text, problems) {
    if (text.length > LONGEST_TEXT) {
        problems.add(0, `the file has more than ${LONGEST_TEXT / 1024} KiB; split it or cut it down`);
        return undefined;
    }
    try {
        return treeOf(text, (0,js_yaml/* parseEvents */.PH)(text, { maxDepth: DEEPEST }), problems);
    }
    catch (error) {
        const known = error instanceof js_yaml/* YAMLException */.tB;
        const offset = known ? (error.mark?.position ?? 0) : 0;
        problems.add(offset, `not YAML: ${known ? error.reason : 'it can not be read'}${wayOut(text, offset)}`);
        return undefined;
    }
}
/**
 * For text that is YAML's own: the tokens of { overlays: apps/{service} }, the login of an App, the star that stands for every version,
 * or a name as GitHub's comments have it.
 */
function wayOut(text, offset) {
    if (text[offset] === '@')
        return '; write a name without its "@"';
    if (text[offset] === '{')
        return '; put text with braces in quotes';
    if (text[offset] === '[')
        return '; put text with brackets in quotes';
    return text[offset - 1] === '*' ? '; put "*" in quotes' : '';
}
function treeOf(text, events, problems) {
    const anchors = new Map();
    const stack = [];
    let documents = 0;
    let aliases = 0;
    let root;
    const close = (node, anchor) => {
        if (anchor !== undefined)
            anchors.set(anchor, node);
        const parent = stack.at(-1);
        if (parent === undefined || parent.kind === 'document') {
            if (documents === 1)
                root = node;
            else if (documents === 2)
                problems.add(node.offset, SECOND_DOCUMENT);
        }
        else if (parent.kind === 'list')
            parent.items.push(node);
        else
            placeInMap(parent, node, problems);
    };
    for (const event of events) {
        switch (event.type) {
            case js_yaml/* EVENT_ID */.hy.DOCUMENT:
                documents += 1;
                stack.push(opened('document', 0, undefined));
                break;
            case js_yaml/* EVENT_ID */.hy.SEQUENCE:
            case js_yaml/* EVENT_ID */.hy.MAPPING: {
                refuseTag(text, event, problems);
                const kind = event.type === js_yaml/* EVENT_ID */.hy.SEQUENCE ? 'list' : 'map';
                stack.push(opened(kind, event.start, anchorOf(text, event)));
                break;
            }
            case js_yaml/* EVENT_ID */.hy.SCALAR:
                refuseTag(text, event, problems);
                close(scalarOf(text, event, stack.at(-1)), anchorOf(text, event));
                break;
            case js_yaml/* EVENT_ID */.hy.ALIAS: {
                aliases += 1;
                const name = text.slice(event.anchorStart, event.anchorEnd);
                const target = aliases > MOST_ALIASES ? undefined : anchors.get(name);
                if (target === undefined)
                    problems.add(event.anchorStart - 1, aliasProblem(name, aliases));
                close(target ?? emptyScalar(event.anchorStart - 1), undefined);
                break;
            }
            case js_yaml/* EVENT_ID */.hy.POP: {
                const done = stack.pop();
                if (done !== undefined && done.kind !== 'document')
                    close(finished(done), done.anchor);
                break;
            }
        }
    }
    return root;
}
function opened(kind, offset, anchor) {
    return { kind, offset, anchor, items: [], entries: [], keys: new Set(), key: undefined };
}
function finished({ kind, offset, items, entries }) {
    return kind === 'list' ? { kind: 'list', offset, items } : { kind: 'map', offset, entries };
}
function placeInMap(map, node, problems) {
    const { key } = map;
    if (key === undefined) {
        const text = node.kind === 'scalar' ? node.text : '';
        if (text === '')
            problems.add(node.offset, 'a key must be a name');
        else if (map.keys.has(text))
            problems.add(node.offset, `key ${(0,lib_quote/* quote */.h)(text)} is there twice`);
        map.key = { text: map.keys.has(text) ? '' : text, offset: node.offset };
        map.keys.add(text);
        return;
    }
    map.key = undefined;
    if (key.text !== '')
        map.entries.push({ key: key.text, keyOffset: key.offset, value: node });
}
/** An absent value stands where its key does. */
function scalarOf(text, event, parent) {
    const offset = event.valueStart === -1 ? (parent?.key?.offset ?? parent?.offset ?? 0) : event.valueStart;
    const quoted = event.style === js_yaml/* SCALAR_STYLE */.jK.SINGLE_QUOTED || event.style === js_yaml/* SCALAR_STYLE */.jK.DOUBLE_QUOTED;
    return {
        kind: 'scalar',
        offset: quoted ? offset - 1 : offset,
        text: event.valueStart === -1 ? '' : (0,js_yaml/* getScalarValue */.KE)(text, event),
        plain: event.style === js_yaml/* SCALAR_STYLE */.jK.PLAIN,
    };
}
function emptyScalar(offset) {
    return { kind: 'scalar', offset, text: '', plain: true };
}
function anchorOf(text, event) {
    return event.anchorStart === -1 ? undefined : text.slice(event.anchorStart, event.anchorEnd);
}
function refuseTag(text, event, problems) {
    if (event.tagStart === -1)
        return;
    const tag = text.slice(event.tagStart, event.tagEnd);
    problems.add(event.tagStart, `tag ${(0,lib_quote/* quote */.h)(tag)} is not read here; remove it, and quote what is text`);
}
function aliasProblem(name, count) {
    if (count > MOST_ALIASES)
        return `more than ${MOST_ALIASES} aliases; write the values out`;
    return `alias ${(0,lib_quote/* quote */.h)(`*${name}`)} names nothing above it; if it is text, quote it`;
}

;// CONCATENATED MODULE: ./packages/policy/lib/step-section.js






const STEP_KEYS = [
    'name',
    'run',
    'shell',
    'reports',
    'reportsRequired',
    'timeout',
    'env',
    'when',
];
const MOST_STEPS = 50;
const MOST_COMMANDS = 50;
const MOST_VARIABLES = 100;
/** Linux takes 128 KiB for one argument, and a script longer than this belongs in a file. */
const LONGEST_COMMAND = 16_384;
/** Parses `stages`: what is run one after the other. */
function readStages(entry, problems) {
    if (entry === undefined)
        return [];
    return readFew(entry.value, '"stages"', MOST_STEPS, problems).flatMap((node) => {
        const fields = readFields(node, 'a stage', [...STEP_KEYS, 'needsDocker'], problems);
        const needsDocker = flag(fields, 'needsDocker', problems);
        return readStep(node, fields, 'a stage', problems).map((placed) => ({
            ...placed,
            step: { ...placed.step, needsDocker },
        }));
    });
}
/** Parses `analysis`: what is run beside the stages. */
function readAnalyses(entry, problems) {
    if (entry === undefined)
        return [];
    return readFew(entry.value, '"analysis"', MOST_STEPS, problems).flatMap((node) => {
        const fields = readFields(node, 'an analysis', [...STEP_KEYS, 'sarif', 'failOn'], problems);
        const sarif = readGlobs(fields.get('sarif'), '"sarif"', problems);
        const entry = fields.get('failOn');
        const levels = ['error', 'warning', 'note', 'none'];
        const failOn = (entry && readWord(entry.value, '"failOn"', levels, problems)) ?? 'error';
        if (entry !== undefined && !fields.has('sarif')) {
            const way = 'name the files, or remove it: the exit status alone decides then';
            problems.add(entry.keyOffset, `"failOn" is about findings, but there is no "sarif" beside it; ${way}`);
        }
        return readStep(node, fields, 'an analysis', problems).map((placed) => ({
            ...placed,
            step: { ...placed.step, sarif, failOn },
        }));
    });
}
/** A step, or none where it has no name or nothing to run: all that is wrong is told in any case. */
function readStep(node, fields, what, problems) {
    const named = required(fields, 'name', node, what, problems, `, such as ${what === 'a stage' ? 'unit' : 'lint'}`);
    const name = named && readName(named, problems);
    const commands = required(fields, 'run', node, what, problems, ', a command such as ./gradlew test');
    const shell = fields.get('shell');
    const timeout = fields.get('timeout');
    const when = fields.get('when');
    const rest = {
        run: commands === undefined ? [] : readCommands(commands, problems),
        shell: (shell && readWord(shell.value, '"shell"', ['bash', 'sh', 'pwsh'], problems)) ?? 'bash',
        reports: readGlobs(fields.get('reports'), '"reports"', problems),
        reportsRequired: flag(fields, 'reportsRequired', problems),
        timeout: timeout && readMilliseconds(timeout.value, '"timeout"', problems),
        env: readEnv(fields.get('env'), problems),
        when: when === undefined ? ALWAYS : readWhen(when.value, problems),
    };
    refuseIdleDemand(fields, rest.reportsRequired, problems);
    if (named === undefined || name === undefined)
        return [];
    const whenOffset = when?.value.offset ?? node.offset;
    return [{ step: { name, ...rest }, nameOffset: named.offset, whenOffset }];
}
/** What else can be asked for by name: everything, the checks of the chart, the analyses. */
const TAKEN = ['all', 'chart', 'analysis'];
function readName(node, problems) {
    const form = 'a name of lower case letters, digits and "-", 63 at most';
    const name = readChecked(node, '"name"', form, isLabel, problems);
    if (name === undefined || !TAKEN.includes(name))
        return name;
    const others = 'all, the checks of the chart, or all analyses';
    problems.add(node.offset, `"name" ${(0,lib_quote/* quote */.h)(name)} asks for ${others}; choose another`);
    return undefined;
}
function flag(fields, key, problems) {
    const entry = fields.get(key);
    return entry !== undefined && readBoolean(entry.value, (0,lib_quote/* quote */.h)(key), problems) === true;
}
function refuseIdleDemand(fields, reportsRequired, problems) {
    if (!reportsRequired || fields.has('reports'))
        return;
    const offset = fields.get('reportsRequired')?.keyOffset ?? 0;
    problems.add(offset, '"reportsRequired" asks for reports, but there is no "reports" beside it');
}
function readCommands(node, problems) {
    const nodes = node.kind === 'scalar' ? [node] : readFew(node, '"run"', MOST_COMMANDS, problems);
    if (node.kind === 'list' && nodes.length === 0) {
        problems.add(node.offset, '"run" has no command in it');
    }
    return nodes.flatMap((one) => {
        const text = readText(one, '"run"', problems);
        if (text === undefined)
            return [];
        const odd = whyNoCommand(text);
        if (odd === undefined)
            return [text];
        problems.add(one.offset, `"run" ${odd}`);
        return [];
    });
}
function whyNoCommand(text) {
    if (text.trim() === '')
        return 'is blank; write a command such as ./gradlew test';
    if (text.includes('\0'))
        return 'holds a NUL character, which no program takes';
    return text.length > LONGEST_COMMAND
        ? `is longer than ${LONGEST_COMMAND} characters; put the commands in a script and run that`
        : undefined;
}
function readEnv(entry, problems) {
    const variables = new Map();
    if (entry === undefined)
        return variables;
    const entries = readMap(entry.value, '"env"', problems)?.entries ?? [];
    if (entries.length > MOST_VARIABLES) {
        problems.add(entry.keyOffset, `"env" has more than ${MOST_VARIABLES} entries`);
    }
    for (const { key, keyOffset, value } of entries.slice(0, MOST_VARIABLES)) {
        const odd = whyNoVariable(key);
        if (odd !== undefined)
            problems.add(keyOffset, `variable ${(0,lib_quote/* quote */.h)(key)} ${odd}`);
        const form = `text of ${LONGEST_COMMAND} characters at most, without NUL`;
        const isRight = (text) => text.length <= LONGEST_COMMAND && !text.includes('\0');
        const text = readChecked(value, `variable ${(0,lib_quote/* quote */.h)(key)}`, form, isRight, problems);
        if (text !== undefined)
            variables.set(key, text);
    }
    return variables;
}
function whyNoVariable(name) {
    if (!/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(name)) {
        return 'is not a name of letters, digits and "_", 100 at most, that begins with no digit';
    }
    // The names of environment variables don't depend on case on Windows.
    return /^(?:GITHUB|RUNNER|INPUT|ACTIONS)_/i.test(name)
        ? "belongs to the runner, which reads it; choose a name that doesn't begin so"
        : undefined;
}
const ALWAYS = { kind: 'always' };
const WORDS = ['always', 'chart-changed'];
function readWhen(node, problems) {
    if (node.kind === 'map') {
        const fields = readFields(node, '"when"', ['paths'], problems);
        const before = problems.count();
        const globs = readGlobs(fields.get('paths'), '"paths"', problems);
        if (globs.length === 0 && problems.count() === before) {
            problems.add(node.offset, '"when" names no paths; write { paths: ["src/**"] }');
        }
        return { kind: 'paths', globs };
    }
    if (node.kind === 'scalar' && scalarType(node) === 'string') {
        const word = WORDS.find((one) => one === node.text);
        if (word !== undefined)
            return { kind: word };
        const near = hint(node.text, WORDS);
        const meant = near.startsWith(';') ? near : '';
        const forms = '"always", "chart-changed" or { paths: ["src/**"] }';
        problems.add(node.offset, `"when" ${(0,lib_quote/* quote */.h)(node.text)} must be ${forms}${meant}`);
        return ALWAYS;
    }
    problems.add(node.offset, '"when" must be "always", "chart-changed" or { paths: ["src/**"] }');
    return ALWAYS;
}

;// CONCATENATED MODULE: ./packages/policy/lib/parse-delivery.js










const KEYS = [
    'version',
    'service',
    'chart',
    'image',
    'budget',
    'overBudget',
    'stages',
    'analysis',
    'deploy',
];
const EXAMPLE = 'version: 1, then service: my-service and stages: [{ name: test, run: ./gradlew test }]';
const FIFTEEN_MINUTES = 15 * 60 * 1000;
/** What GitHub has native runners for: an image is never built under emulation. */
const PLATFORMS = ['linux/amd64', 'linux/arm64'];
/** Parses the text of `.fluxgate/delivery.yaml`; `path` is what problems call it. Never throws. */
function parseDeliveryFile(text, path) {
    const problems = problemList(text, path);
    const root = readTree(text, problems);
    const empty = root === undefined || (root.kind === 'scalar' && scalarType(root) === 'null');
    if (problems.count() === 0 && empty) {
        problems.add(0, `the delivery file is empty; the least it holds is ${EXAMPLE}`);
    }
    const file = root === undefined || empty ? undefined : readFile(root, problems);
    return file === undefined || problems.count() > 0
        ? { kind: 'problems', problems: problems.all() }
        : { kind: 'ok', file };
}
function readFile(root, problems) {
    const fields = readFields(root, 'the delivery file', KEYS, problems);
    checkFormatVersion(fields, root, 'the delivery file', problems);
    const way = ', its key in the GitOps repository, such as customer-service';
    const named = required(fields, 'service', root, 'the delivery file', problems, way);
    const service = named && readService(named, problems);
    const chart = fields.get('chart');
    const image = fields.get('image');
    const budget = fields.get('budget');
    const overBudget = fields.get('overBudget');
    const deploy = fields.get('deploy');
    const stages = readStages(fields.get('stages'), problems);
    const analyses = readAnalyses(fields.get('analysis'), problems);
    checkSteps([...stages, ...analyses], fields, problems);
    checkPurpose(fields, root, problems);
    const rest = {
        chart: chart && readChart(chart, problems),
        image: image && readImage(image, problems),
        budget: (budget && readMilliseconds(budget.value, '"budget"', problems)) ?? FIFTEEN_MINUTES,
        overBudget: (overBudget && readWord(overBudget.value, '"overBudget"', ['warn', 'fail'], problems)) ??
            'warn',
        stages: stages.map(({ step }) => step),
        analysis: analyses.map(({ step }) => step),
        deploy: deploy && readDeploy(deploy, problems),
    };
    return service === undefined ? undefined : { service, ...rest };
}
function readService(node, problems) {
    const form = "the service's key: a name as Kubernetes takes it, or <namespace>.<service>";
    return readChecked(node, '"service"', form, isServiceName, problems);
}
function readImage({ value }, problems) {
    const fields = readFields(value, '"image"', ['context', 'file', 'platforms'], problems);
    const context = fields.get('context');
    const file = fields.get('file');
    const platforms = fields.get('platforms');
    return {
        context: (context && readPath(context.value, '"context"', problems)) ?? '.',
        file: file && readPath(file.value, '"file"', problems),
        platforms: platforms === undefined ? ['linux/amd64'] : readPlatforms(platforms.value, problems),
    };
}
function readPlatforms(node, problems) {
    if (node.kind === 'list' && node.items.length === 0) {
        problems.add(node.offset, '"platforms" names none; write [linux/amd64], or leave it out');
    }
    return readTexts(node, '"platforms"', problems, (item) => readWord(item, 'platform', PLATFORMS, problems));
}
function readDeploy({ value }, problems) {
    const keys = ['repository', 'environment', 'branch'];
    const fields = readFields(value, '"deploy"', keys, problems);
    const from = (key, way) => required(fields, key, value, '"deploy"', problems, way);
    const repository = from('repository', ', the owner/name of the GitOps repository');
    const environment = from('environment', ', as the policy of the GitOps repository names it');
    const branch = fields.get('branch');
    const label = 'a name of lower case letters, digits and "-", 63 at most';
    const target = {
        repository: repository &&
            readChecked(repository, '"repository"', 'of the form owner/name', isRepository, problems),
        environment: environment && readChecked(environment, '"environment"', label, isLabel, problems),
        branch: branch &&
            readChecked(branch.value, '"branch"', 'a branch that git takes', isBranch, problems),
    };
    return target.repository === undefined || target.environment === undefined
        ? undefined
        : { ...target, repository: target.repository, environment: target.environment };
}
/** Names are columns of one table and what a person asks for, so stages and analyses share them. */
function checkSteps(steps, fields, problems) {
    const seen = new Set();
    for (const { step, nameOffset, whenOffset } of steps) {
        if (seen.has(step.name)) {
            problems.add(nameOffset, `"name" ${(0,lib_quote/* quote */.h)(step.name)} is that of another stage or analysis`);
        }
        seen.add(step.name);
        if (step.when.kind === 'chart-changed' && !fields.has('chart')) {
            problems.add(whenOffset, '"when" "chart-changed" never comes true without a "chart"');
        }
    }
}
function checkPurpose(fields, root, problems) {
    const deploy = fields.get('deploy');
    const packaged = fields.has('chart') || fields.has('image');
    if (deploy !== undefined && !packaged) {
        const way = 'name what is published, "chart" or "image", or remove it';
        problems.add(deploy.keyOffset, `"deploy" has nothing to deploy; ${way}`);
    }
    const runs = fields.has('stages') || fields.has('analysis');
    if (root.kind === 'map' && !packaged && !runs) {
        const text = 'the delivery file asks for nothing; give it "stages", "chart" or "image"';
        problems.add(root.offset, text);
    }
}

;// CONCATENATED MODULE: ./packages/policy/lib/problem.js
/** `file:line:col message`, the form in which every problem is shown. */
function describeProblem(problem) {
    return `${problem.file}:${problem.line}:${problem.col} ${problem.message}`;
}

// EXTERNAL MODULE: ./packages/stages/lib/delivery-file-error.js
var delivery_file_error = __nccwpck_require__(743);
// EXTERNAL MODULE: ./packages/stages/lib/read-small-file.js
var read_small_file = __nccwpck_require__(442);
;// CONCATENATED MODULE: ./packages/stages/lib/load-delivery.js





/** Where a delivery file is if nothing else is said. */
const DELIVERY_FILE = '.fluxgate/delivery.yaml';
const PATH = /^((?:[A-Za-z0-9_.@+=,-]+\/)*)\.fluxgate\/[A-Za-z0-9_@+=,][A-Za-z0-9_.@+=,-]*\.ya?ml$/;
/**
 * Reads the delivery file at a path of the checkout. DeliveryFileError where it is missing, a link, or wrong: then with
 * every problem, one a line.
 */
async function loadDelivery(workspace, path) {
    const root = rootOf(path);
    if (root === undefined) {
        const way = `write it from the checkout's root, such as ${DELIVERY_FILE} or services/cart/${DELIVERY_FILE}`;
        throw new delivery_file_error/* DeliveryFileError */.H(`${(0,lib_quote/* quote */.h)(path)} is no place of a delivery file; ${way}`);
    }
    const text = await (0,read_small_file/* readSmallFile */.E)(workspace, path);
    if (text === undefined) {
        const near = await misplaced(workspace, path, root);
        const way = near === undefined
            ? '; write it, or start from the folder that it is named from; in a workflow, check the repository out before'
            : `, but there is ${(0,lib_quote/* quote */.h)(near)}; move that there`;
        throw new delivery_file_error/* DeliveryFileError */.H(`there is no delivery file ${(0,lib_quote/* quote */.h)(path)}${way}`);
    }
    const parsed = parseDeliveryFile(text, path);
    if (parsed.kind === 'ok')
        return { file: parsed.file, root };
    throw new delivery_file_error/* DeliveryFileError */.H(parsed.problems.map(describeProblem).join('\n'));
}
/** A file that stands where many would look for this one: with the other ending, or beside the folder; undefined: there is none. */
async function misplaced(workspace, path, root) {
    const below = (name) => (root === '' ? name : `${root}/${name}`);
    const other = path.endsWith('.yaml') ? path.replace(/aml$/, 'ml') : path.replace(/ml$/, 'aml');
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const place of [other, below(name), below('.fluxgate.yaml')]) {
        if (await isFile((0,external_node_path_.join)(workspace, place)))
            return place;
    }
    return undefined;
}
async function isFile(path) {
    return (0,promises_.lstat)(path).then((stats) => stats.isFile(), () => false);
}
function rootOf(path) {
    if (path.length > 512)
        return undefined;
    const folder = PATH.exec(path)?.[1];
    if (folder === undefined)
        return undefined;
    const steps = folder.split('/').slice(0, -1);
    return steps.some((step) => step === '.' || step === '..' || step.startsWith('-'))
        ? undefined
        : steps.join('/');
}


/***/ }),

/***/ 442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readSmallFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(760);
/* harmony import */ var _fluxgate_policy__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(844);
/* harmony import */ var _delivery_file_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(743);





/** What a person writes by hand stays far below. */
const MOST_BYTES = 1024 * 1024;
/**
 * The text of a file of the checkout; undefined: there is none. Neither the file nor a folder on the way to it may be a
 * link: a pull request could let one lead to a file of the runner, whose lines would then stand in our messages.
 */
async function readSmallFile(workspace, path) {
    const steps = path.split('/');
    for (let length = 1; length <= steps.length; length += 1) {
        const part = steps.slice(0, length).join('/');
        const stats = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, part)).catch(absent);
        if (stats === undefined)
            return undefined;
        if (stats.isSymbolicLink()) {
            throw new _delivery_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DeliveryFileError */ .H(`${(0,_fluxgate_policy__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(part)} is a symbolic link; put a copy in its place`);
        }
    }
    return readText((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace, path), path);
}
async function readText(file, path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const stats = await handle.stat();
        if (!stats.isFile())
            throw new _delivery_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DeliveryFileError */ .H(`${(0,_fluxgate_policy__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(path)} is no file`);
        if (stats.size > MOST_BYTES) {
            throw new _delivery_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .DeliveryFileError */ .H(`${(0,_fluxgate_policy__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .h)(path)} has more than ${MOST_BYTES / 1024} KiB`);
        }
        return await handle.readFile('utf8');
    }
    finally {
        await handle.close();
    }
}
function absent(error) {
    const isCoded = typeof error === 'object' && error !== null && 'code' in error;
    const code = isCoded ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return undefined;
    throw error;
}


/***/ }),

/***/ 449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ pauseAfter),
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
/** The clock of the machine; an action's main passes it in. */
const systemClock = {
    now: () => new Date(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => Math.random(),
};
/** What a server is waited for: half a second at first, and twenty seconds at most. */
const FOR_A_SERVER = { firstMs: 500, longestMs: 20_000 };
/**
 * How long to wait before the next try, in milliseconds: as chance has it, below a limit that doubles with each round, counted from 0. Many
 * who wait for the same would meet again if they all waited equally long.
 */
function pauseAfter(round, clock, { firstMs, longestMs } = FOR_A_SERVER) {
    return clock.random() * Math.min(longestMs, firstMs * 2 ** Math.min(round, 10));
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
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(769);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
