globalThis.sitegenIndexFile="index.600c7559.js"
