using SupportConsole.Core.Limits.Streaming;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>What is known under the id that a customer gave for a streaming session.</summary>
public abstract record SessionFinding
{
    private SessionFinding() { }

    /// <summary>False for what no id can be: databases refuse some of it, such as NUL.</summary>
    internal static bool MayExist(string id) =>
        id.Length is > 0 and <= ColumnLengths.Id
        && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    /// <summary>It is a session of the account.</summary>
    /// <param name="Found">When it was opened, how it ended, and what was charged.</param>
    /// <param name="Project">The name of its project; its id where the project is gone.</param>
    /// <param name="Key">The name of the API key it came with; null without one, or when the key is gone.</param>
    public sealed record Session(StreamingSession Found, string Project, string? Key) : SessionFinding;

    /// <summary>
    /// It is the caller's own name of an attempt that was refused, which is kept for a day; a refused attempt gets no
    /// session id.
    /// </summary>
    /// <param name="RequestId">As the caller named it.</param>
    /// <param name="At">When it was refused.</param>
    /// <param name="Error">The sentence that the caller got.</param>
    public sealed record RefusedAttempt(string RequestId, DateTimeOffset At, string Error) : SessionFinding;

    /// <summary>Nothing of the account has this id.</summary>
    /// <param name="Id">As it was looked for.</param>
    public sealed record Nothing(string Id) : SessionFinding;
}
