require("../bundle/index.cjs").start("deploy-prod");
