using SupportConsole.Core.Explorer;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Tests.Fakes;

namespace SupportConsole.Tests.Components.Transcripts;

/// <summary>Transcripts for the tests of their pages.</summary>
internal static class TranscriptSamples
{
    public static Transcript Queued { get; } =
        new()
        {
            Id = "t-9",
            AccountId = "10482",
            ProjectId = "default",
            ApiKeyId = "key_1",
            Model = "universal",
            AudioUrl = "https://audio.example/9.mp3?signature=secret",
            Sequence = 9,
            Status = TranscriptStatus.Queued,
            Throttle = Throttle.Waiting,
            SubmittedAt = Samples.Now.AddMinutes(-5),
        };

    public static Transcript Failed { get; } =
        Queued with
        {
            Status = TranscriptStatus.Error,
            Throttle = Throttle.Waited,
            StartedAt = Samples.Now.AddMinutes(-3),
            FinishedAt = Samples.Now.AddMinutes(-2),
            LeaseOwner = "worker-4",
            LeasedAt = Samples.Now.AddMinutes(-3),
            Heartbeats = 2,
            Error = "The audio could not be decoded",
        };

    public static TranscriptDetails Details(Transcript transcript) =>
        new()
        {
            Transcript = transcript,
            Account = Samples.Throttled(queued: 12),
            ProjectName = "Production",
            ApiKey = new("key_1", "Server", "sk_12345678", IsDeleted: false),
        };
}
