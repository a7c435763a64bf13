// the site
