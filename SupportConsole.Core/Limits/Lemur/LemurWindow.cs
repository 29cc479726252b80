using System.Globalization;
using System.Text;

namespace SupportConsole.Core.Limits.Lemur;

/// <summary>
/// An account's exact rolling window of LeMUR requests: the times of those admitted within the last 60 seconds.
/// Half-open: a request exactly 60 seconds after another no longer counts it, so that no 60 seconds hold more than the
/// limit. It changes as requests are admitted and has no clock of its own; it is read anew for each batch, within which
/// time stands still.
/// </summary>
public sealed class LemurWindow
{
    /// <summary>The length of the window in milliseconds.</summary>
    public const long Length = 60_000;

    private const char Between = ',';
    private const char Times = '*';

    /// <summary>
    /// Admissions of one millisecond together: however high the limit, there are at most <see cref="Length"/> of them.
    /// </summary>
    private readonly Queue<(long At, int Count)> _admissions = new();
    private long _last = long.MinValue;
    private int _lastCount;

    /// <summary>Requests counted, not all of which need be inside the window any more.</summary>
    private int _count;

    /// <summary>
    /// True when a request has been admitted since the window was read, or a clock that was set back has moved those
    /// before.
    /// </summary>
    public bool IsChanged { get; private set; }

    /// <summary>Reads what <see cref="ToText"/> wrote; null and empty are a window without admissions.</summary>
    public static LemurWindow Parse(string? text)
    {
        var window = new LemurWindow();
        if (string.IsNullOrEmpty(text))
        {
            return window;
        }

        long at = 0;
        foreach (var range in text.AsSpan().Split(Between))
        {
            var part = text.AsSpan(range);
            var times = part.IndexOf(Times);
            at += long.Parse(times < 0 ? part : part[..times], NumberStyles.None, CultureInfo.InvariantCulture);
            window.Push(
                at,
                times < 0 ? 1 : int.Parse(part[(times + 1)..], NumberStyles.None, CultureInfo.InvariantCulture)
            );
        }

        return window;
    }

    /// <summary>One request. A refused one changes nothing.</summary>
    /// <param name="now">
    /// A time before the last admission is taken for that of the last admission: a node whose clock is behind admits no
    /// more than others.
    /// </param>
    /// <param name="limit">Requests in any 60 seconds, 0 or more.</param>
    public bool TryAdmit(DateTimeOffset now, int limit)
    {
        var at = At(now);
        Forget(at);
        if (_count >= limit)
        {
            return false;
        }

        Push(at, 1);
        IsChanged = true;
        return true;
    }

    /// <summary>What the window allows at this instant; after an admission, without it.</summary>
    /// <returns>
    /// <see cref="RateAllowance.Reset"/> is the time until the next slot frees, whether or not others are free: zero
    /// only when nothing is counted.
    /// </returns>
    public RateAllowance Allowance(DateTimeOffset now, int limit)
    {
        Forget(At(now));
        if (limit == 0)
        {
            return new(0, 0, TimeSpan.FromMilliseconds(Length)); // No slot ever frees; asking again sooner is of no use.
        }

        // After the limit was lowered, several must leave before there is room.
        var leaving = Math.Max(0, _count - limit);
        foreach (var (at, count) in Counted())
        {
            if (leaving < count)
            {
                return new(
                    limit,
                    Math.Max(0, limit - _count),
                    TimeSpan.FromMilliseconds(Math.Max(0, at + Length - now.ToUnixTimeMilliseconds()))
                );
            }

            leaving -= count;
        }

        return new(limit, limit, TimeSpan.Zero);
    }

    /// <summary>Requests in the window at this instant.</summary>
    public int Used(DateTimeOffset now)
    {
        Forget(At(now));
        return _count;
    }

    /// <summary>
    /// The window as text: the first time in Unix milliseconds, then the differences, with how many where more than
    /// one.
    /// </summary>
    public string ToText()
    {
        var text = new StringBuilder();
        long before = 0;
        foreach (var (at, count) in Counted())
        {
            if (text.Length > 0)
            {
                text.Append(Between);
            }

            text.Append(CultureInfo.InvariantCulture, $"{at - before}");
            if (count > 1)
            {
                text.Append(Times).Append(CultureInfo.InvariantCulture, $"{count}");
            }

            before = at;
        }

        return text.ToString();
    }

    /// <summary>
    /// The time that counts. Admissions further ahead than the window is long are not those of a node whose clock is
    /// ahead: the clock was set back. They count as made now, so that no slot is held for longer than the window.
    /// </summary>
    private long At(DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        if (_last > at + Length)
        {
            var all = Counted().ToList();
            _admissions.Clear();
            (_last, _lastCount, _count) = (long.MinValue, 0, 0);
            all.ForEach(admission => Push(Math.Min(admission.At, at), admission.Count));
            IsChanged |= all.Count > 0;
        }

        return Math.Max(at, _last);
    }

    private IEnumerable<(long At, int Count)> Counted() =>
        _lastCount == 0 ? _admissions : _admissions.Append((_last, _lastCount));

    /// <summary>Drops what the window has left behind.</summary>
    private void Forget(long now)
    {
        while (_admissions.TryPeek(out var oldest) && oldest.At <= now - Length)
        {
            _count -= _admissions.Dequeue().Count;
        }

        if (_lastCount > 0 && _last <= now - Length)
        {
            _count -= _lastCount;
            _lastCount = 0;
        }
    }

    private void Push(long at, int count)
    {
        if (at != _last && _lastCount > 0)
        {
            _admissions.Enqueue((_last, _lastCount));
            _lastCount = 0;
        }

        _last = at;
        _lastCount += count;
        _count += count;
    }
}
