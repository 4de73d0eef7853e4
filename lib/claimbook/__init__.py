"""claimbook checks the claims of an article against captured primary sources."""
