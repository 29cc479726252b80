namespace SupportConsole.Core.Engine;

/// <summary>
/// Sizes of the command batcher; set from <c>Limits:QueueCapacity</c> and <c>Database:MaxBatchSize</c>.
/// </summary>
internal sealed class EngineOptions
{
    /// <summary>Most commands decided in one transaction.</summary>
    public int MaxBatchSize { get; set; }

    /// <summary>Commands waiting for a decision beyond which callers are turned away.</summary>
    public int QueueCapacity { get; set; }
}
