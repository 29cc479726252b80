namespace SupportConsole.Core.Registration;

/// <summary>A field that may be absent, which is not the same as empty: absent leaves what stands.</summary>
/// <typeparam name="T">The field's type; null clears it where it is nullable.</typeparam>
public readonly record struct Optional<T>
{
    private readonly T _value;

    /// <summary>A field that is given.</summary>
    public Optional(T value) => (_value, IsGiven) = (value, true);

    /// <summary>False when the field is absent.</summary>
    public bool IsGiven { get; }

    public static implicit operator Optional<T>(T value) => new(value);

    /// <summary>The value given, or what stands.</summary>
    public T Or(T standing) => IsGiven ? _value : standing;
}
