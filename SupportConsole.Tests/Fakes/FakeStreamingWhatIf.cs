using SupportConsole.Core.Access;
using SupportConsole.Core.Throttling.WhatIf;

namespace SupportConsole.Tests.Fakes;

/// <summary>A replay as it is set.</summary>
internal sealed class FakeStreamingWhatIf : IStreamingWhatIf
{
    public StreamingWhatIf? Replay { get; set; }

    public Task<StreamingWhatIf?> ReplayAsync(
        Actor actor,
        string accountId,
        int limit,
        CancellationToken cancellationToken
    ) => Task.FromResult(Replay is null ? null : Replay with { Limit = limit });
}
