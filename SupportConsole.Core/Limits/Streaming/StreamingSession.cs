namespace SupportConsole.Core.Limits.Streaming;

/// <summary>How a streaming session ended.</summary>
public enum StreamingEnd
{
    /// <summary>By a terminate message or disconnect.</summary>
    Terminated = 0,

    /// <summary>
    /// Closed by the server after the longest time a session may last (3 hours): it was never terminated.
    /// </summary>
    Expired = 1,
}

/// <summary>One streaming session.</summary>
public sealed record StreamingSession
{
    /// <summary>Made by the service, unique over all accounts.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string ProjectId { get; init; }

    public string? ApiKeyId { get; init; }

    public required string Model { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public StreamingEnd? EndReason { get; init; }

    /// <summary>Session time that was charged, in milliseconds; 0 while it is open.</summary>
    public long ChargedMilliseconds { get; init; }

    public Money Cost { get; init; }

    /// <summary>The session ended, with the time that is charged for it.</summary>
    /// <param name="now">When it was told; a clock behind the opening counts as the opening.</param>
    /// <param name="billed">
    /// Session time as the gateway measured it, charged up to the time it was open; null charges that time.
    /// </param>
    /// <param name="longest">
    /// The longest a session may last. One that has been open for so long has ended then by that rule, whether or not
    /// the closing had come by: what is charged does not depend on who was faster.
    /// </param>
    public StreamingSession End(DateTimeOffset now, TimeSpan? billed, TimeSpan longest)
    {
        if (now >= OpenedAt + longest)
        {
            return this with
            {
                EndedAt = OpenedAt + longest,
                EndReason = StreamingEnd.Expired,
                ChargedMilliseconds = Milliseconds(longest),
            };
        }

        var ended = now < OpenedAt ? OpenedAt : now;
        var open = ended - OpenedAt;
        var most = open + Rounding < longest ? open + Rounding : longest;
        var charged =
            billed is not { } told ? open
            : told < most ? told
            : most;
        return this with
        {
            EndedAt = ended,
            EndReason = StreamingEnd.Terminated,
            ChargedMilliseconds = Milliseconds(charged),
        };
    }

    /// <summary>A gateway may count whole seconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private static long Milliseconds(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMillisecond;
}
