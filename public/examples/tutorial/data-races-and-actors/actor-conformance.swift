actor Turnstile: CustomStringConvertible {
    var count = 0

    var description: String {
        "\(count) visitors"
    }
}
