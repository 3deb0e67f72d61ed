namespace GraphQLApi.IntegrationTests;

/// <summary>Tests that need the machine: they run after all others, one by one.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
