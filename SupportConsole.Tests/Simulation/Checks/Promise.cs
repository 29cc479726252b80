using System.Runtime.CompilerServices;
using System.Text;

namespace SupportConsole.Tests.Simulation.Checks;

/// <summary>A promise is kept or the run ends.</summary>
internal static class Promise
{
    /// <exception cref="ViolationException">It is broken.</exception>
    public static void Holds(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] PromiseText text)
    {
        if (!holds)
        {
            throw new ViolationException(text.ToString());
        }
    }
}

/// <summary>
/// The words for a broken promise, put together only when it is broken: promises are checked by the hundred million.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct PromiseText
{
    private readonly StringBuilder? _text;

    public PromiseText(int literalLength, int formattedCount, bool holds, out bool isNeeded)
    {
        isNeeded = !holds;
        _text = holds ? null : new StringBuilder(literalLength + (formattedCount * 8));
    }

    public void AppendLiteral(string text) => _text!.Append(text);

    public void AppendFormatted<T>(T value) => _text!.Append(value);

    public override string ToString() => _text!.ToString();
}
