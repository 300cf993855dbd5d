"""The gate: what an incoming file must pass. Contract first, scan second; a file that names a person is not kept."""
