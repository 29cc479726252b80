namespace SupportConsole.Core.Engine;

/// <summary>
/// The answer of a statement that has been handed over and may not have been sent yet; it is there after the next
/// flush.
/// </summary>
internal sealed class Pending<T>
    where T : class
{
    private T? _value;

    /// <exception cref="InvalidOperationException">Read before the flush.</exception>
    public T Value =>
        _value ?? throw new InvalidOperationException("The statement has not been sent yet: flush first.");

    /// <summary>An answer that is there already.</summary>
    public static Pending<T> Of(T value) => new() { _value = value };

    public void Arrive(T value) => _value = value;
}
