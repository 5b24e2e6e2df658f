/**
 * A typeface that is not there when the page is first painted is used from the next page on: `font-display: optional`
 * where its package says `swap`. Words in another face take another room, so that all below would jump under the reader.
 */
const plugin = () => ({
  postcssPlugin: 'postil-faces',
  Declaration: {
    /** @param {{ value: string }} declaration */
    'font-display': (declaration) => {
      if (declaration.value === 'swap') declaration.value = 'optional'
    },
  },
})
plugin.postcss = true

export default plugin
