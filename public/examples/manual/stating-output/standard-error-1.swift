import Foundation

print("result: 3")
FileHandle.standardError.write(Data("warning: rounded\n".utf8))
