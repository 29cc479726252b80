namespace SupportConsole.Core.Usage;

/// <summary>What was used.</summary>
public enum Product
{
    SpeechToText = 0,
    Streaming = 1,
    Lemur = 2,
}

/// <summary>Usage of an account in one UTC hour, by project, key, product and model. Charged work only.</summary>
public sealed record UsageHour
{
    public required string AccountId { get; init; }

    /// <summary>Start of the hour, UTC.</summary>
    public required DateTimeOffset Hour { get; init; }

    public required string ProjectId { get; init; }

    /// <summary>Empty when the call named no key.</summary>
    public required string ApiKeyId { get; init; }

    public required Product Product { get; init; }

    public required string Model { get; init; }

    /// <summary>Finished transcripts, sessions or requests.</summary>
    public required long Items { get; init; }

    /// <summary>Audio or session time in milliseconds.</summary>
    public required long Milliseconds { get; init; }

    public required Money Cost { get; init; }
}
