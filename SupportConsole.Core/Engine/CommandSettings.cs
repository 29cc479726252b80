using System.Collections.Frozen;

namespace SupportConsole.Core.Engine;

/// <summary>The settings that decisions depend on, by their type.</summary>
internal sealed class CommandSettings(params IEnumerable<object> settings)
{
    private readonly FrozenDictionary<Type, object> _settings = settings.ToFrozenDictionary(setting =>
        setting.GetType()
    );

    public T Get<T>()
        where T : class => (T)_settings[typeof(T)];
}
