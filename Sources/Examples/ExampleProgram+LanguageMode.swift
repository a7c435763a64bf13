extension ExampleProgram {
    /// Whether an error that a comment states may be one in language mode 6 only: nobody has said
    /// which mode the page is written for.
    package var mayBeOfSwift6: Bool {
        settings.languageMode == nil
            && parts.contains { part in
                part.isDecided && part.example.requirement == .stated
                    && part.example.kind == .run && part.example.statesError
            }
    }

    /// The program in language mode 6.
    package var inSwift6: ExampleProgram {
        var program = self
        program.settings.languageMode = "6"
        return program
    }
}
