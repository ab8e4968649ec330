  (() => {  
  	"use strict";
  	var __webpack_modules__ = ({

  42613:
  ((module) => {

module.exports = require("assert");

  }),

  20181:
  ((module) => {

module.exports = require("buffer");

  }),

  35317:
  ((module) => {

module.exports = require("child_process");

  }),

  76982:
  ((module) => {

module.exports = require("crypto");

  }),

  72250:
  ((module) => {

module.exports = require("dns");

  }),

  24434:
  ((module) => {

module.exports = require("events");

  }),

  79896:
  ((module) => {

module.exports = require("fs");

  }),

  58611:
  ((module) => {

module.exports = require("http");

  }),

  65692:
  ((module) => {

module.exports = require("https");

  }),

  69278:
  ((module) => {

module.exports = require("net");

  }),

  34589:
  ((module) => {

module.exports = require("node:assert");

  }),

  16698:
  ((module) => {

module.exports = require("node:async_hooks");

  }),

  4573:
  ((module) => {

module.exports = require("node:buffer");

  }),

  31421:
  ((module) => {

module.exports = require("node:child_process");

  }),

  37540:
  ((module) => {

module.exports = require("node:console");

  }),

  77598:
  ((module) => {

module.exports = require("node:crypto");

  }),

  53053:
  ((module) => {

module.exports = require("node:diagnostics_channel");

  }),

  40610:
  ((module) => {

module.exports = require("node:dns");

  }),

  78474:
  ((module) => {

module.exports = require("node:events");

  }),

  73024:
  ((module) => {

module.exports = require("node:fs");

  }),

  51455:
  ((module) => {

module.exports = require("node:fs/promises");

  }),

  37067:
  ((module) => {

module.exports = require("node:http");

  }),

  32467:
  ((module) => {

module.exports = require("node:http2");

  }),

  44708:
  ((module) => {

module.exports = require("node:https");

  }),

  77030:
  ((module) => {

module.exports = require("node:net");

  }),

  48161:
  ((module) => {

module.exports = require("node:os");

  }),

  76760:
  ((module) => {

module.exports = require("node:path");

  }),

  643:
  ((module) => {

module.exports = require("node:perf_hooks");

  }),

  41792:
  ((module) => {

module.exports = require("node:querystring");

  }),

  57075:
  ((module) => {

module.exports = require("node:stream");

  }),

  58500:
  ((module) => {

module.exports = require("node:timers/promises");

  }),

  41692:
  ((module) => {

module.exports = require("node:tls");

  }),

  73136:
  ((module) => {

module.exports = require("node:url");

  }),

  57975:
  ((module) => {

module.exports = require("node:util");

  }),

  73429:
  ((module) => {

module.exports = require("node:util/types");

  }),

  75919:
  ((module) => {

module.exports = require("node:worker_threads");

  }),

  38522:
  ((module) => {

module.exports = require("node:zlib");

  }),

  70857:
  ((module) => {

module.exports = require("os");

  }),

  16928:
  ((module) => {

module.exports = require("path");

  }),

  932:
  ((module) => {

module.exports = require("process");

  }),

  2203:
  ((module) => {

module.exports = require("stream");

  }),

  13193:
  ((module) => {

module.exports = require("string_decoder");

  }),

  64756:
  ((module) => {

module.exports = require("tls");

  }),

  39023:
  ((module) => {

module.exports = require("util");

  }),

  43106:
  ((module) => {

module.exports = require("zlib");

  })

  	});
  	 
  	var __webpack_module_cache__ = {};
  	 
  	function __nccwpck_require__(moduleId) {
  		 
  		var cachedModule = __webpack_module_cache__[moduleId];
  		if (cachedModule !== undefined) {
  			return cachedModule.exports;
  		}
  		 
  		var module = __webpack_module_cache__[moduleId] = {
  			 
  			 
  			exports: {}
  		};
  		 
  		var threw = true;
  		try {
  			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
  			threw = false;
  		} finally {
  			if(threw) delete __webpack_module_cache__[moduleId];
  		}
  		 
  		return module.exports;
  	}
  	 
  	__nccwpck_require__.m = __webpack_modules__;
  	 
  	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
  	 
  	(() => {
  		 
  		__nccwpck_require__.d = (exports, definition) => {
  			for(var key in definition) {
  				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
  					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
  				}
  			}
  		};
  	})();
  	 
  	(() => {
  		__nccwpck_require__.f = {};
  		 
  		 
  		__nccwpck_require__.e = (chunkId) => {
  			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
  				__nccwpck_require__.f[key](chunkId, promises);
  				return promises;
  			}, []));
  		};
  	})();
  	 
  	(() => {
  		 
  		__nccwpck_require__.u = (chunkId) => {
  			 
  			return {"254":"open-postmortem.cjs","459":"verify-backup.cjs","586":"request-approval.cjs","594":"plan-release.cjs","716":"start-hotfix.cjs","904":"shared-noble-hashes.cjs","1258":"watch-period.cjs","1297":"shared-backup-postgres-config.cjs","1496":"shared-world-runner.cjs","1511":"shared-readiness.cjs","1626":"announce-release.cjs","1926":"check-readiness.cjs","2338":"shared-semver-2338.cjs","2413":"shared-undici.cjs","2856":"shared-re2js.cjs","3220":"promote-images.cjs","3252":"shared-ssh2.cjs","3268":"rotate-key.cjs","3318":"shared-micromark-core-commonmark.cjs","3400":"sluice.cjs","3422":"restore-backup.cjs","3809":"conclude-rollback.cjs","3851":"smoke-test.cjs","4011":"shared-deploy-change-deploy.cjs","4269":"audit-credentials.cjs","4312":"deploy-prod.cjs","4336":"shared-announcement.cjs","4450":"declare-incident.cjs","4622":"shared-gates-request-gates-starter.cjs","4641":"shared-backup-postgres-backup.cjs","4659":"shared-config-sections.cjs","4688":"shared-version-commits.cjs","4807":"answer-approval.cjs","5265":"shared-world-host.cjs","5314":"shared-gates-environment.cjs","5485":"shared-channels.cjs","5596":"shared-deploy-refusals.cjs","5648":"answer-incident.cjs","5650":"shared-world-ssh.cjs","6046":"shared-tagging.cjs","6105":"take-backup.cjs","6145":"tag-release.cjs","6234":"shared-semver-diff.cjs","6364":"conclude-release.cjs","6560":"verify-approval.cjs","6628":"incident-report.cjs","6633":"check-image.cjs","6777":"shared-ical.js.cjs","6813":"update-changelog.cjs","6855":"restore-drill.cjs","6862":"shared-gates-request-incident.cjs","7166":"release-metrics.cjs","7281":"shared-history.cjs","7934":"shared-valibot.cjs","8697":"shared-deploy-change-deploy-refusals.cjs","8726":"shared-changelog.cjs","8815":"shared-yaml.cjs","8855":"rollback.cjs","8956":"shared-semver-8956.cjs","9233":"release-status.cjs","9317":"release-report.cjs","9534":"shared-nodemailer.cjs","9842":"shared-report-page.cjs"}[chunkId];
  		};
  	})();
  	 
  	(() => {
  		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
  	})();
  	 
  	(() => {
  		 
  		__nccwpck_require__.r = (exports) => {
  			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
  				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
  			}
  			Object.defineProperty(exports, '__esModule', { value: true });
  		};
  	})();
  	 
  	(() => {
  		 
  		 
  		 
  		var installedChunks = {
  			8792: 1
  		};
  		 
  		var installChunk = (chunk) => {
  			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
  			for(var moduleId in moreModules) {
  				if(__nccwpck_require__.o(moreModules, moduleId)) {
  					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
  				}
  			}
  			if(runtime) runtime(__nccwpck_require__);
  			for(var i = 0; i < chunkIds.length; i++)
  				installedChunks[chunkIds[i]] = 1;
  		};
  		 
  		__nccwpck_require__.f.require = (chunkId, promises) => {
  			 
  			if(!installedChunks[chunkId]) {
  				if(true) {  
  					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
  				} else installedChunks[chunkId] = 1;
  			}
  		};
  		 
  		 
  		 
  	})();
var __webpack_exports__ = {};
__nccwpck_require__.r(__webpack_exports__);

__nccwpck_require__.d(__webpack_exports__, {
  start: () => (/* binding */ start)
});

; 
const external_node_module_namespaceObject = require("node:module");
var external_node_path_ = __nccwpck_require__(76760);
; 



const stages = {
  "announce-release": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(9534), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(6862), __nccwpck_require__.e(8726), __nccwpck_require__.e(5485), __nccwpck_require__.e(4336), __nccwpck_require__.e(1626)]).then(__nccwpck_require__.bind(__nccwpck_require__, 91278)),
  "answer-approval": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(4622), __nccwpck_require__.e(4807)]).then(__nccwpck_require__.bind(__nccwpck_require__, 72627)),
  "answer-incident": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(9534), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(6862), __nccwpck_require__.e(5485), __nccwpck_require__.e(5648)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83178)),
  "audit-credentials": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8815), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(4269)]).then(__nccwpck_require__.bind(__nccwpck_require__, 11877)),
  "check-image": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(1496), __nccwpck_require__.e(6633)]).then(__nccwpck_require__.bind(__nccwpck_require__, 48709)),
  "check-readiness": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(2856), __nccwpck_require__.e(6777), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(8726), __nccwpck_require__.e(4622), __nccwpck_require__.e(5314), __nccwpck_require__.e(1926)]).then(__nccwpck_require__.bind(__nccwpck_require__, 83448)),
  "conclude-release": () => Promise.all( [__nccwpck_require__.e(1496), __nccwpck_require__.e(6364)]).then(__nccwpck_require__.bind(__nccwpck_require__, 34192)),
  "conclude-rollback": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(9534), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(6862), __nccwpck_require__.e(5485), __nccwpck_require__.e(1511), __nccwpck_require__.e(6046), __nccwpck_require__.e(4336), __nccwpck_require__.e(3809)]).then(__nccwpck_require__.bind(__nccwpck_require__, 25697)),
  "declare-incident": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(9534), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(6862), __nccwpck_require__.e(5485), __nccwpck_require__.e(4450)]).then(__nccwpck_require__.bind(__nccwpck_require__, 60885)),
  "deploy-prod": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(5596), __nccwpck_require__.e(8697), __nccwpck_require__.e(4011), __nccwpck_require__.e(1297), __nccwpck_require__.e(4312)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50326)),
  "incident-report": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(6862), __nccwpck_require__.e(9842), __nccwpck_require__.e(6628)]).then(__nccwpck_require__.bind(__nccwpck_require__, 49704)),
  "open-postmortem": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(1496), __nccwpck_require__.e(6862), __nccwpck_require__.e(254)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7527)),
  "plan-release": () => Promise.all( [__nccwpck_require__.e(8956), __nccwpck_require__.e(2856), __nccwpck_require__.e(1496), __nccwpck_require__.e(4688), __nccwpck_require__.e(594)]).then(__nccwpck_require__.bind(__nccwpck_require__, 57470)),
  "promote-images": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(1496), __nccwpck_require__.e(3220)]).then(__nccwpck_require__.bind(__nccwpck_require__, 91335)),
  "release-metrics": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(1496), __nccwpck_require__.e(7166)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1275)),
  "release-report": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(1496), __nccwpck_require__.e(9842), __nccwpck_require__.e(9317)]).then(__nccwpck_require__.bind(__nccwpck_require__, 889)),
  "release-status": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(5265), __nccwpck_require__.e(5596), __nccwpck_require__.e(9233)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47755)),
  "request-approval": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(4622), __nccwpck_require__.e(586)]).then(__nccwpck_require__.bind(__nccwpck_require__, 21985)),
  "restore-backup": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(5596), __nccwpck_require__.e(8697), __nccwpck_require__.e(4011), __nccwpck_require__.e(4641), __nccwpck_require__.e(3422)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33144)),
  "restore-drill": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(4641), __nccwpck_require__.e(6855)]).then(__nccwpck_require__.bind(__nccwpck_require__, 59336)),
  "rollback": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(5596), __nccwpck_require__.e(8697), __nccwpck_require__.e(4011), __nccwpck_require__.e(8855)]).then(__nccwpck_require__.bind(__nccwpck_require__, 63747)),
  "rotate-key": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(904), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(3268)]).then(__nccwpck_require__.bind(__nccwpck_require__, 16412)),
  "smoke-test": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(3851)]).then(__nccwpck_require__.bind(__nccwpck_require__, 88720)),
  "start-hotfix": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3318), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(8726), __nccwpck_require__.e(1511), __nccwpck_require__.e(716)]).then(__nccwpck_require__.bind(__nccwpck_require__, 65093)),
  "tag-release": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(3318), __nccwpck_require__.e(1496), __nccwpck_require__.e(8726), __nccwpck_require__.e(1511), __nccwpck_require__.e(6046), __nccwpck_require__.e(6145)]).then(__nccwpck_require__.bind(__nccwpck_require__, 61997)),
  "take-backup": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(5596), __nccwpck_require__.e(8697), __nccwpck_require__.e(1297), __nccwpck_require__.e(6105)]).then(__nccwpck_require__.bind(__nccwpck_require__, 12868)),
  "update-changelog": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(3318), __nccwpck_require__.e(2856), __nccwpck_require__.e(1496), __nccwpck_require__.e(8726), __nccwpck_require__.e(4688), __nccwpck_require__.e(6813)]).then(__nccwpck_require__.bind(__nccwpck_require__, 93934)),
  "verify-approval": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(4622), __nccwpck_require__.e(5314), __nccwpck_require__.e(6560)]).then(__nccwpck_require__.bind(__nccwpck_require__, 68921)),
  "verify-backup": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(3252), __nccwpck_require__.e(1496), __nccwpck_require__.e(5265), __nccwpck_require__.e(4641), __nccwpck_require__.e(459)]).then(__nccwpck_require__.bind(__nccwpck_require__, 88903)),
  "watch-period": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(3252), __nccwpck_require__.e(2856), __nccwpck_require__.e(1496), __nccwpck_require__.e(4659), __nccwpck_require__.e(5265), __nccwpck_require__.e(1258)]).then(__nccwpck_require__.bind(__nccwpck_require__, 81506)),
  "sluice": () => Promise.all( [__nccwpck_require__.e(7934), __nccwpck_require__.e(8956), __nccwpck_require__.e(8815), __nccwpck_require__.e(6234), __nccwpck_require__.e(4659), __nccwpck_require__.e(3400)]).then(__nccwpck_require__.bind(__nccwpck_require__, 65326)),
};

function start(stage) {
  const { RUNNER_TEMP = "" } = process.env;
  if (RUNNER_TEMP !== "") (0,external_node_module_namespaceObject.enableCompileCache)((0,external_node_path_.join)(RUNNER_TEMP, "sluice-compile-cache"));
  return stages[stage]();
}

module.exports = __webpack_exports__;
  })()
;