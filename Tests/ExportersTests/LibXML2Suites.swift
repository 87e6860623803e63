import Testing

/// Every suite that touches libxml2 stands in this one: its globals dislike parallel tests.
@Suite(.serialized) enum LibXML2Suites {}
