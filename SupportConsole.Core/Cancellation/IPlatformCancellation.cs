using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Cancellation;

/// <summary>Cancels a transcript that waits on behalf of the platform, which no person stands behind.</summary>
public interface IPlatformCancellation
{
    /// <summary>It ends as <c>error</c> and is not charged. A repeat changes nothing.</summary>
    /// <exception cref="LimitsBusyException">Too many commands wait.</exception>
    /// <exception cref="LimitsUnavailableException">The database refuses.</exception>
    Task<CancelOutcome> CancelAsync(string transcriptId, CancellationToken cancellationToken);
}

/// <inheritdoc cref="IPlatformCancellation"/>
internal sealed class PlatformCancellation(CommandBatcher batcher) : IPlatformCancellation
{
    public Task<CancelOutcome> CancelAsync(string transcriptId, CancellationToken cancellationToken) =>
        batcher.ExecuteAsync(new CancelByRequestCommand(transcriptId), cancellationToken);
}
