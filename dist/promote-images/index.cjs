require("../bundle/index.cjs").start("promote-images");
