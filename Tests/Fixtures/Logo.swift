public import Foundation

/// A picture of 12 by 8 pixels (PNG).
public let logoDEssai = Data(
    base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAIAAABChommAAAAGElEQVR42mNgYJgIR/+RwEMGfjhiGFUEAJqWj8FbKKepAAAAAElFTkSuQmCC"
)
