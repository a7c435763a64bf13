import Foundation

print("no configuration")
exit(3)
