using System.Text.RegularExpressions;

namespace SupportConsole.Tests.Durability;

/// <summary>
/// Reads what strace noted of a program's threads, and says which answers came before the log they rest on was on the
/// disk.
/// </summary>
/// <param name="log">Name of the database's log (WAL).</param>
internal sealed partial class SystemCalls(string log)
{
    /// <summary>For each thread that is inside a sync of the log: writes to the log before it.</summary>
    private readonly Dictionary<string, int> _syncing = [];
    private readonly List<string> _early = [];
    private int _written;
    private int _synced;
    private int _writtenAtLastAnswer;

    /// <summary>Answers seen.</summary>
    public int Answers { get; private set; }

    /// <summary>Answers that were given while a write to the log was not synced yet, or without any.</summary>
    public IReadOnlyList<string> Early => _early;

    public void Read(string line)
    {
        if (Resumed().Match(line) is { Success: true } resumed)
        {
            End(resumed.Groups["thread"].Value);
        }
        else if (Call().Match(line) is { Success: true } call)
        {
            Read(call, line);
        }
    }

    private void Read(Match call, string line)
    {
        var isLog = call.Groups["file"].Value.EndsWith(log, StringComparison.Ordinal);
        if (call.Groups["name"].Value is "fsync" or "fdatasync")
        {
            if (isLog)
            {
                _syncing[call.Groups["thread"].Value] = _written;
            }

            if (!line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
            {
                End(call.Groups["thread"].Value);
            }
        }
        else if (isLog)
        {
            _written++;
        }
        else if (line.Contains($"\"{SubmittingProgram.Answered}", StringComparison.Ordinal))
        {
            Answers++;
            if (_synced < _written || _written == _writtenAtLastAnswer)
            {
                _early.Add(line);
            }

            _writtenAtLastAnswer = _written;
        }
    }

    private void End(string thread)
    {
        if (_syncing.Remove(thread, out var covered))
        {
            _synced = Math.Max(_synced, covered);
        }
    }

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\(\d+<(?<file>[^>]*)>")]
    private static partial Regex Call();

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. (fsync|fdatasync) resumed>.* = 0$")]
    private static partial Regex Resumed();
}
