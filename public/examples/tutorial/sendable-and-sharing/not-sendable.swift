final class Settings: Sendable {
    var volume = 3
}

class Theme: Sendable {
    let colour = "green"
}

struct Profile: Sendable {
    let settings: Preferences
}

class Preferences {
    var volume = 3
}
