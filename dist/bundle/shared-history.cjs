"use strict";
exports.id = 7281;
exports.ids = [7281];
exports.modules = {

  57281:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    withPullRequests: () => (/* binding */ withPullRequests)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(77934);
  var _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67730);
  var _stage_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10048);



const [MOST, AT_ONCE] = [200, 8];
const pullSchema = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ number: valibot__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig(), merged_at: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()) });
async function withPullRequests(forge, { run, log }, changes) {
    const open = changes.filter(({ pullRequests }) => pullRequests.length === 0);
    if (open.length > MOST)
        log.info(`${open.length} commits name no pull request; only the newest ${MOST} of them are looked up at the forge.`);
    const asked = open.slice(0, MOST);
    const known = new Map();
    try {
        for (let from = 0; from < asked.length; from += AT_ONCE) {
            const some = asked.slice(from, from + AT_ONCE);
            const found = await Promise.all(some.map(({ sha }) => pullsOf(forge, run, sha)));
            for (const [at, { sha }] of some.entries())
                known.set(sha, found[at] ?? []);
        }
    }
    catch (error) {
        if (!(error instanceof _failure_forge_refusal_js__WEBPACK_IMPORTED_MODULE_0__/* .ForgeRefusal */ .a) || error.status !== 403)
            throw error;
        log.warning(`Pull requests are known from subjects only: the job needs \`pull-requests: read\`. ${error.what}`);
    }
    return changes.map((change) => {
        const found = known.get(change.sha) ?? [];
        return found.length === 0 ? change : { ...change, pullRequests: found, broughtBy: found.at(-1) };
    });
}
async function pullsOf(forge, { repository, forge: kind }, sha) {
    const commit = `/repos/${repository}/commits/${sha}`;
    const one = kind === "github" ? undefined : await forge.read(`${commit}/pull`);
    const answers = kind === "github" ? await forge.list(`${commit}/pulls`) : one === undefined ? [] : [one];
    return answers
        .map((answer) => (0,_stage_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .understand */ .Z)(pullSchema, answer, "a pull request"))
        .filter((pull) => typeof pull.merged_at === "string")
        .map(({ number }) => number);
}


  }),

  10048:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

  __webpack_require__.d(__webpack_exports__, {
    Z: () => (/* binding */ understand)
  });
  var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(77934);
  var _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32314);


function understand(schema, answer, about) {
    const read = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, answer);
    if (read.success)
        return read.output;
    const [issue] = read.issues;
    const where = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue) ?? "the whole";
    throw new _failure_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .StageFailure */ .B({
        what: `The answer about ${about} is not understood: ${where}: ${issue.message}`,
        means: "Sluice does not guess what an answer means, so this step stopped there. What it had done before remains.",
        todo: "Run this again. If the failure remains, the forge has another version of its API: report it to Sluice with the message above.",
    });
}


  })

};
;