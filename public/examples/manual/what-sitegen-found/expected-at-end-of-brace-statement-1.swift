func sign(of number: Int) -> String? {
    if number < 0 { {
        return "-"
    }
    return nil
}
