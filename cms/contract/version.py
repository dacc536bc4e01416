"""The version of the contract: fields added raise the second number, anything a reader could trip over the first."""

VERSION = "1.0.0"
