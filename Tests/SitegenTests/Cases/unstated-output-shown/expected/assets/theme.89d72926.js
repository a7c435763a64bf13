// the theme
